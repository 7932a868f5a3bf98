import { cp, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const projectFolder = dirname(fileURLToPath(import.meta.url));
const pdfjsFolder = join(projectFolder, 'node_modules', 'pdfjs-dist');
const pdfjsAssets = ['cmaps', 'iccs', 'standard_fonts', 'wasm'];

/** Gives the window pdf.js's character maps, fonts, colour profiles and decoders, as files below pdfjs/. */
function providePdfjsAssets(): Plugin {
  return {
    name: 'candour:pdfjs-assets',
    async writeBundle({ dir }) {
      for (const folder of pdfjsAssets) {
        await cp(join(pdfjsFolder, folder), join(dir ?? '', 'pdfjs', folder), { recursive: true });
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [folder, file] = (request.url ?? '').split('?')[0]?.split('/').slice(1) ?? [];
        if (!folder || !file || !pdfjsAssets.includes(folder)) return next();
        readFile(join(pdfjsFolder, folder, basename(file))).then(
          (body) => response.end(body),
          () => next(),
        );
      });
    },
  };
}

// The oldest Electron that the application runs on, the test-only runtime, is version 33.
const nodeTarget = 'node20.18';
const windowTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      rolldownOptions: {
        input: {
          main: 'src-main/main.ts',
          'pdf-worker': 'src-main/pdf/worker.ts',
          'detect-thread': 'src-main/detect-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      rolldownOptions: {
        input: { preload: 'src-main/preload.ts' },
        // A preload in a sandboxed window has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(projectFolder, 'src-renderer'),
    // Relative, because the page comes from app:// in the application and from a server in development.
    base: './',
    plugins: [react(), providePdfjsAssets()],
    worker: { format: 'es' },
    build: {
      target: windowTarget,
      outDir: join(projectFolder, 'out', 'renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: join(projectFolder, 'src-renderer', 'index.html') },
    },
  },
});
