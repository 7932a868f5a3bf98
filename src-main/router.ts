/** Validates, runs and replies. Knows no Electron: the window, the tests and the demo all come through here. */
import type { CandourEvent, Reply } from './contract/client.ts';
import {
  contract,
  type Input,
  isOperationName,
  type OperationName,
  type Output,
} from './contract/contract.ts';
import { AppError, toErrorReply } from './contract/errors.ts';
import type { Actor, Role } from './contract/user.ts';
import { CaseId } from './contract/values.ts';
import type { JobControl, Jobs } from './jobs.ts';

/** What an operation may know about the call besides its input. */
export type Call = { readonly actor: Actor; readonly job: JobControl };

/**
 * opening: works on a locked vault too. Otherwise only for these roles, and only once the first passphrase has
 * been changed, except where `beforeChange` says so.
 */
export type Access =
  | { readonly opening: true }
  | { readonly opening: false; readonly roles: readonly Role[]; readonly beforeChange: boolean };

export type Operation<Name extends OperationName> = {
  readonly access: Access;
  readonly run: (input: Input<Name>, call: Call) => Output<Name> | Promise<Output<Name>>;
};
export type Operations = { readonly [Name in OperationName]: Operation<Name> };

export type Signed = { readonly actor: Actor; readonly passphraseMustChange: boolean };

export type Router = { call(name: unknown, input: unknown): Promise<Reply<unknown>> };

/** Commands that change nothing anybody could see. */
const quiet: ReadonlySet<OperationName> = new Set(['reportActivity', 'cancelJob', 'uncoverPassages']);

const nobody: Call['actor'] = { id: '-' as Actor['id'], name: '', role: 'caseworker' };

export function createRouter(services: {
  readonly operations: Operations;
  readonly jobs: Jobs;
  /** Who has unlocked the vault, or null. */
  readonly signedIn: () => Signed | null;
  readonly emit: (event: CandourEvent) => void;
  readonly logFault: (error: unknown) => void;
}): Router {
  function admit(access: Access): Actor {
    if (access.opening) return services.signedIn()?.actor ?? nobody;
    const signed = services.signedIn();
    if (!signed) throw new AppError('vault-locked');
    if (signed.passphraseMustChange && !access.beforeChange) throw new AppError('passphrase-must-change');
    if (!access.roles.includes(signed.actor.role)) throw new AppError('not-allowed');
    return signed.actor;
  }

  async function run<Name extends OperationName>(name: Name, untrustedInput: unknown): Promise<unknown> {
    const operation = services.operations[name];
    const actor = admit(operation.access);
    const parsed = contract[name].input.safeParse(untrustedInput);
    if (!parsed.success) throw new AppError('invalid-input', { issues: parsed.error.issues.length });
    // Parsed by the very schema from which Input<Name> is inferred.
    const input = parsed.data as Input<Name>;
    if (contract[name].kind === 'job') {
      const jobId = services.jobs.start(async (job) => {
        try {
          return await operation.run(input, { actor, job });
        } finally {
          // A job that failed or was cancelled may have committed a part.
          tellChange(name, input);
        }
      });
      return { jobId };
    }
    const job: JobControl = { signal: new AbortController().signal, report: () => undefined };
    const value = await operation.run(input, { actor, job });
    if (contract[name].kind === 'command') tellChange(name, input);
    return value;
  }

  function tellChange(name: OperationName, input: object): void {
    if (quiet.has(name)) return;
    const caseId = 'caseId' in input ? CaseId.safeParse(input.caseId) : null;
    const extent = name === 'markPageSeen' ? 'seen' : 'everything';
    services.emit({ type: 'changed', caseId: caseId?.success ? caseId.data : null, extent });
  }

  return {
    async call(name, input) {
      try {
        if (typeof name !== 'string' || !isOperationName(name)) throw new AppError('unknown-operation');
        return { ok: true, value: await run(name, input) };
      } catch (error) {
        const reply = toErrorReply(error);
        if (reply.code === 'internal') services.logFault(error);
        return { ok: false, error: reply };
      }
    },
  };
}
