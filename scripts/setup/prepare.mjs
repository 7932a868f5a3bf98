import { ensureElectronPackages, ensureTestTools } from './debian-packages.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { needsVirtualDisplay } from './electron-environment.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { ensureNativeModule } from './native-module.mjs';

/**
 * Does all the set-up that running the application takes, and nothing that is there already.
 * Answers the Electron runtime, see ensureElectronRuntime. testTools: the foreign PDF tools for tests as well.
 */
export async function prepareMachine({ allowFallback, testTools = false }) {
  await ensureDependencies();
  const runtime = await ensureElectronRuntime({ allowFallback });
  ensureElectronPackages({ display: needsVirtualDisplay() });
  if (testTools) ensureTestTools();
  await ensureNativeModule(runtime);
  return runtime;
}
