import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program to its end with this terminal, passing on the signals it gets, and answers its exit code
 * (128 + the signal's number where a signal ended it).
 */
export function runAttached(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const signals = process.platform === 'win32' ? [] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const passOn = (signal) => {
      // A detached child leads a group of its own: the signal is for all of it.
      if (options.detached && child.pid) process.kill(-child.pid, signal);
      else child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 1));
    });
  });
}

/** Runs a program quietly and answers whether it went well and what it wrote. */
export function runQuietly(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options });
  return {
    ok: result.status === 0,
    output: result.stdout ?? '',
    complaint:
      (result.stderr ?? '') ||
      (result.error?.message ?? '') ||
      (result.signal ? `ended by ${result.signal}` : ''),
  };
}

/** The last lines of what a program wrote, for a message. */
export function quoteEnd(text, lines = 12) {
  return text.trim().split('\n').slice(-lines).join('\n');
}
