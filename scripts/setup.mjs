// Sets this machine up: node scripts/setup.mjs [--only dependencies] [--allow-fallback-runtime]
import { ensureDependencies } from './setup/dependencies.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript, say } from './setup/report.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args[0] === '--only' && args[1] === 'dependencies') return ensureDependencies();
  const allowFallback =
    args.includes('--allow-fallback-runtime') || process.env.CANDOUR_ALLOW_FALLBACK === '1';
  const runtime = await prepareMachine({ allowFallback, testTools: allowFallback });
  say(`ready, with Electron ${runtime.version}${runtime.kind === 'official' ? '' : ` (${runtime.kind})`}.`);
});
