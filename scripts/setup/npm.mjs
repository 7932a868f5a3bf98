import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How to start npm without a shell: the program and the arguments that go before npm's own. */
export function findNpm() {
  const program = process.env.npm_node_execpath ?? process.execPath;
  const beside = dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return script ? { command: program, before: [script] } : { command: 'npm', before: [] };
}
