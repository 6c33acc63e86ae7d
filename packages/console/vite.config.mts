import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = (name: string) => resolve(import.meta.dirname, '..', name, 'src/index.ts');

/** Static files for `/console/`; names contain a hash, and the server replaces the nonce placeholder. */
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@yuanhang/domain': source('domain'), '@yuanhang/contract': source('contract') } },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    // The server's policy forbids inline modules, and all supported browsers support module preloading.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name].[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
  // `npm run dev -w @yuanhang/console` uses the API of a product started by `npm start`.
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
