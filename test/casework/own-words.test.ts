import { describe, expect, test } from 'vitest';
import { leaveOutLabels, leaveOutOwnWords } from '../../src-main/casework/own-words.ts';
import type { Tools } from '../../src-main/casework/workplace.ts';
import type { Organisation } from '../../src-main/contract/case.ts';
import { loadRules } from '../../src-main/load-rules.ts';
import { resourcesFolder } from '../support/resources.ts';

const tools = { rules: loadRules(resourcesFolder) } as Tools;
const organisation: Organisation = {
  name: 'Northmoor Council',
  address: ['Quarry House'],
  dpoName: 'Priya Nair',
  dpoEmail: '',
  dpoPhone: '',
  support: '',
  complaints: '',
  retention: '',
  purposes: '',
  recipients: '',
  sources: '',
};

describe('the terms that a redacted document is searched for', () => {
  test('leave out what stands on the boxes, in any letter case', () => {
    expect(leaveOutLabels(['LEGAL  advice', 'Doreen Whitlock'], tools)).toEqual(['Doreen Whitlock']);
  });

  test('keep a text of which a label is only a part, and one that is part of a word of a label', () => {
    const terms = ['Legal advice from Ms Hart', 'with', 'egal'];
    expect(leaveOutLabels(terms, tools)).toEqual(terms);
  });
});

describe('the terms that the bundle is searched for', () => {
  test('leave out what the letter, the glossary and the organisation say by themselves', () => {
    const terms = ['Information Commissioner', 'Priya Nair', 'Quarry House', 'Doreen Whitlock'];
    expect(leaveOutOwnWords(terms, organisation, tools)).toEqual(['Doreen Whitlock']);
  });
});

test('an organisation that has said nothing leaves nothing out', () => {
  const silent: Organisation = { ...organisation, name: '', address: [], dpoName: '' };
  expect(leaveOutOwnWords(['Quarry House'], silent, tools)).toEqual(['Quarry House']);
});
