import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { finishBuild } from './scripts/finish-build.ts';

export default defineConfig(({ mode }) => {
  const { PORT = '3000', FLOWHALL_API = `http://127.0.0.1:${PORT}` } = loadEnv(mode, import.meta.dirname, [
    'FLOWHALL_',
    'PORT',
  ]);
  return {
    plugins: [react(), finishBuild(join(import.meta.dirname, 'dist'))],
    server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: FLOWHALL_API } } },
    build: {
      manifest: true,
      target: 'es2022',
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: 'index.html', sw: 'service-worker/sw.ts' },
        // A service worker is in charge of the folder that it lies in, and is looked for under one name.
        output: { entryFileNames: ({ name }) => (name === 'sw' ? '[name].js' : 'assets/[name]-[hash].js') },
      },
    },
  };
});
