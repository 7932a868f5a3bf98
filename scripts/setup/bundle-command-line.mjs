// Puts the command line and its worker, with the packages that they use, into a few files: node … FOLDER
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from './paths.mjs';

const [, , folder] = process.argv;

await build({
  configFile: false,
  logLevel: 'error',
  root: projectFolder,
  publicDir: false,
  // The last reads its WebAssembly from beside itself.
  ssr: { noExternal: true, external: ['@napi-rs/canvas', 'better-sqlite3', 'harfbuzzjs'] },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        cli: join(projectFolder, 'src-main', 'cli.ts'),
        worker: join(projectFolder, 'src-main', 'pdf', 'worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
