import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const { PORT = '3000', FLOWHALL_API = `http://127.0.0.1:${PORT}` } = loadEnv(mode, import.meta.dirname, [
    'FLOWHALL_',
    'PORT',
  ]);
  return {
    plugins: [react()],
    server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: FLOWHALL_API } } },
    build: { manifest: true, target: 'es2022', reportCompressedSize: false, assetsInlineLimit: 0 },
  };
});
