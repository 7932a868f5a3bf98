/** A small Electron application that has nothing but the engine on utility processes, and the table. */
import path from 'node:path';
import { app } from 'electron';
import { createProcessEngine } from '../../../src-main/pdf/engine-process.ts';
import { spawnUtility } from '../../../src-main/pdf-process.ts';
import { testEngine } from '../../pdf/engine-conformance.ts';
import { runTable } from './run-table.ts';

const project = process.env.CANDOUR_PROJECT ?? '';

testEngine('utility process', () =>
  createProcessEngine({
    spawn: spawnUtility(path.join(project, 'out', 'main', 'pdf-worker.js')),
    resources: { folder: path.join(project, 'resources') },
  }),
);

Object.assign(globalThis, { tableDone: app.whenReady().then(runTable) });
