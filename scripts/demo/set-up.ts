/** First day: the vault, the colleagues, what the letter says about the organisation, and the request. */
import type { Request } from '../../src-main/contract/request.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import type { SampleCase } from '../sample-case/case/sample-case.ts';
import { fill, type Stage } from './stage.ts';

/** Known to whoever gave it; each colleague chooses another at the first unlock. */
export const firstPassphrase = 'demo only: given by hand';

type SampleUser = SampleCase['users'][number];

export async function setUpVault(stage: Stage, user: SampleUser): Promise<void> {
  const { window } = stage;
  await window.getByRole('heading', { name: 'Set up Candour' }).waitFor();
  await stage.picture('set-up');
  await fill(window, 'Your name', user.name);
  await fill(window, 'New passphrase', user.passphrase);
  await fill(window, 'The same again', user.passphrase);
  await window.getByRole('button', { name: 'Set up' }).click();
  await window.getByRole('heading', { name: 'Keep this recovery key' }).waitFor();
  await stage.picture('recovery-key');
  await window.getByRole('checkbox').check();
  await window.getByRole('button', { name: 'Go on' }).click();
  await window.getByRole('heading', { name: 'Cases' }).waitFor();
  await stage.picture('cases-empty');
}

export async function addColleagues(stage: Stage, users: readonly SampleUser[]): Promise<void> {
  const { window } = stage;
  await window.getByRole('button', { name: 'Settings' }).click();
  const section = window.getByRole('region', { name: 'Users' });
  for (const { name, role } of users) {
    await fill(section, 'Name', name);
    await section.getByRole('combobox', { name: 'Role' }).selectOption(role);
    await fill(section, 'First passphrase', firstPassphrase);
    await section.getByRole('button', { name: 'Add the user' }).click();
    await section.getByRole('cell', { name, exact: true }).waitFor();
  }
}

export async function describeOrganisation(stage: Stage): Promise<void> {
  const { window } = stage;
  const section = window.getByRole('region', { name: 'Organisation' });
  const said: readonly (readonly [label: string, value: string])[] = [
    ['Name', 'Northmoor Council'],
    ['Postal address', 'Children and Young People’s Services\nQuarry House\nNorthmoor'],
    ['Data protection officer', 'Priya Nair'],
    ['E-mail for questions', 'records@northmoor.example'],
    ['Telephone for questions', '01632 960400'],
    ['Who can support the reader', 'Our care leavers team can sit with you while you read: 01632 960402.'],
    ['How to complain to you', 'Write to the complaints manager at Quarry House, Northmoor.'],
    ['Why you hold records', 'To support and protect children, as the Children Act 1989 asks of us.'],
    [
      'Who you share them with',
      'Schools, health services, the police and the courts, where the law asks us to.',
    ],
    ['Where the information comes from', 'You, your family, your schools, health services and the police.'],
    ['How long you keep records', '75 years from your date of birth, because you were looked after.'],
  ];
  for (const [label, value] of said) {
    await section.getByRole('textbox', { name: label, exact: true }).fill(value);
  }
  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByText('Saved.').waitFor();
  await stage.picture('settings');
  await window.getByRole('button', { name: 'Back to the cases' }).click();
}

/** Through the form, field by field. */
export async function createCase(stage: Stage, request: Request): Promise<CaseId> {
  const { window } = stage;
  await window.getByRole('button', { name: 'New case' }).first().click();
  const form = window.getByRole('dialog', { name: 'New case' });
  const { subject, recipient, clock } = request;
  await fill(form, 'Full name', subject.name);
  await form.getByLabel('Date of birth').fill(subject.dateOfBirth ?? '');
  await fill(form, 'Other names', subject.aliases.join('\n'));
  await fill(form, 'Reference', request.reference);
  await form.getByRole('textbox', { name: 'Recipient', exact: true }).fill(recipient.name);
  await fill(form, 'E-mail of the recipient', recipient.email);
  await fill(form, 'Postal address of the recipient', recipient.address.join('\n'));
  await form.getByLabel('Received on').fill(clock.receivedOn);
  if (clock.identity !== null) {
    await form.getByLabel('Identity asked for').fill(clock.identity.requestedOn);
    await form.getByLabel('received', { exact: true }).fill(clock.identity.receivedOn ?? '');
  }
  for (const [index, pause] of clock.clarifications.entries()) {
    await form.getByLabel('Clarification asked').nth(index).fill(pause.askedOn);
    await form
      .getByLabel('answered')
      .nth(index)
      .fill(pause.receivedOn ?? '');
  }
  await fill(form, 'Scope', request.scope);
  await fill(form, 'Searched', request.searched.join('\n'));
  await stage.picture('new-case');
  await form.getByRole('button', { name: 'Create the case' }).click();
  await window.getByRole('navigation', { name: 'Steps of this case' }).waitFor();
  await openStep(stage, 'Request');
  await window.getByRole('heading', { name: 'When the answer is due' }).waitFor();
  await stage.picture('request');
  const [summary] = await stage.call('listCases', {});
  if (summary === undefined) throw new Error('The case is not in the list of cases.');
  return summary.id;
}

/** Opens a step of the task list by its name. */
export async function openStep(stage: Stage, name: string): Promise<void> {
  const steps = stage.window.getByRole('navigation', { name: 'Steps of this case' });
  await steps
    .getByRole('button')
    .filter({ has: stage.window.getByText(name, { exact: true }) })
    .click();
  await stage.window.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

export async function lock(stage: Stage): Promise<void> {
  await stage.window.getByRole('button', { name: 'Lock', exact: true }).click();
  await stage.window.getByRole('heading', { name: 'Unlock' }).waitFor();
}

/** The first time somebody comes in, they choose their own passphrase. */
export async function unlock(stage: Stage, user: SampleUser, firstTime: boolean): Promise<void> {
  const { window } = stage;
  await fill(window, 'Your name', user.name);
  await fill(window, 'Passphrase', firstTime ? firstPassphrase : user.passphrase);
  await window.getByRole('button', { name: 'Unlock' }).click();
  if (firstTime) {
    await window.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor();
    await fill(window, 'The passphrase you were given', firstPassphrase);
    await fill(window, 'New passphrase', user.passphrase);
    await fill(window, 'The same again', user.passphrase);
    await window.getByRole('button', { name: 'Change it' }).click();
  }
  await window.getByText(user.name).first().waitFor();
}

/** From the list of cases into the case. */
export async function openCase(stage: Stage, subject: string): Promise<void> {
  const { window } = stage;
  const open = window.getByRole('button', { name: subject });
  if (!(await window.getByRole('navigation', { name: 'Steps of this case' }).isVisible())) await open.click();
  await window.getByRole('navigation', { name: 'Steps of this case' }).waitFor();
}
