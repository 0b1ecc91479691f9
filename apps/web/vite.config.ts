import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const { FLOWHALL_API = 'http://127.0.0.1:3000' } = loadEnv(mode, import.meta.dirname, 'FLOWHALL_');
  return {
    plugins: [react()],
    server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: FLOWHALL_API } } },
    build: { manifest: true, target: 'es2022', reportCompressedSize: false, assetsInlineLimit: 0 },
  };
});
