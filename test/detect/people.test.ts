import { describe, expect, test } from 'vitest';
import { detect, listPerson, textsOf } from './invented.ts';

const karen = listPerson('Karen Hughes', { aliases: ['Nana Kaz'] });
const rachel = listPerson('Rachel Osei', { role: 'professional', decision: 'keep' });
const jamie = listPerson('Jamie Hughes', { role: 'subject', decision: 'keep' });

describe('a person of the register is found', () => {
  test.each([
    ['Karen Hughes came.', 'Karen Hughes'],
    ['KAREN HUGHES came.', 'KAREN HUGHES'],
    ['karen hughes came.', 'karen hughes'],
    ['HUGHES, Karen', 'HUGHES, Karen'],
    ['Hughes Karen', 'Hughes Karen'],
    ['K. Hughes signed.', 'K. Hughes'],
    ['K Hughes signed.', 'K Hughes'],
    ['Karen\nHughes came.', 'Karen\nHughes'],
    ['Karen Hug-\nhes came.', 'Karen Hug-\nhes'],
    ['Karen Hughe-\ns came.', 'Karen Hughe-\ns'],
    ['Káren Hùghes came.', 'Káren Hùghes'],
    ['Ka\u00ADren Hughes came.', 'Ka\u00ADren Hughes'],
    ['Karen-Hughes came.', 'Karen-Hughes'],
    ['He saw Karen’s bag.', 'Karen'],
    ["He saw KAREN'S bag.", 'KAREN'],
    ['He saw karen there.', 'karen'],
    ['He rang Nana Kaz.', 'Nana Kaz'],
    ['He rang Kaz Hughes.', 'Kaz Hughes'],
    ['Mrs Hughes rang.', 'Hughes'],
    ['The Hughes family', 'Hughes'],
    ['Karen Hughe5 came.', 'Karen Hughe5'],
    ['Karen Hughs came.', 'Karen Hughs'],
    ['Karen Huhges came.', 'Karen Huhges'],
    ['Posted by @karenhughes.', '@karenhughes'],
    ['Karen Anne Hughes came.', 'Karen Anne Hughes'],
    ['Karen Smith came.', 'Karen Smith'],
  ])('in %j', (text, expected) => {
    const [found] = detect(text, [karen]);
    expect(found?.text).toBe(expected);
  });

  test('with the person and the reason', () => {
    expect(detect('Karen Hughes and K. Hughes', [karen])).toMatchObject([
      {
        type: 'person',
        personId: 'karen-hughes',
        source: 'register',
        reason: 'The name of Karen Hughes in the register.',
        confidence: 0.98,
      },
      { text: 'K. Hughes', reason: 'Karen Hughes with an initial.' },
    ]);
    expect(detect('Karen Smith', [karen])[0]?.reason).toBe(
      'The forename of Karen Hughes. Another surname seems to follow.',
    );
    expect(detect('Karen Hughs', [karen])[0]?.reason).toBe(
      'The name of Karen Hughes in the register. One letter differs.',
    );
  });

  test('under a name with an apostrophe, a hyphen, an accent or a particle', () => {
    const people = ["Siobhán O'Brien", 'Ama Osei-Mensah', 'Zoë van der Voet', 'Łukasz Nowak'].map((name) =>
      listPerson(name),
    );
    const text =
      'Siobhan OBrien, Siobhan O Brien, O’Brien, Ama Osei Mensah, Zoe Van Der Voet and Lukasz Nowak.';
    expect(textsOf(text, people)).toEqual([
      'Siobhan OBrien',
      'Siobhan O Brien',
      'O’Brien',
      'Ama Osei Mensah',
      'Zoe Van Der Voet',
      'Lukasz Nowak',
    ]);
  });
});

describe('an ordinary word is no name', () => {
  const people = ['Will Young', 'May Brown', 'Mark Hope', 'Rose Hill'].map((name) => listPerson(name));

  test.each([
    'Will you come? It will be fine. He may go in May 2021, or on 3 May.',
    'A young person with brown hair. There is hope. Mark the date. A Young Person.',
    'The rose on the hill. We hope he will mark it.',
  ])('%j', (text) => {
    expect(textsOf(text, people, 'person')).toEqual([]);
  });

  test('but is one with a capital inside a sentence, or with its other half', () => {
    expect(
      textsOf('He asked Will about it. She met May and Mark Hope. W. Young rang.', people, 'person'),
    ).toEqual(['Will', 'May', 'Mark Hope', 'W. Young']);
  });
});

describe('other things with the same words', () => {
  test.each([
    'He lives near Hughes Road and went to Hughes Primary.',
    'Hughes Solicitors wrote.',
    'He said he was lauhging and the enough huge hugs.',
    'Section H, part K.',
  ])('are left alone: %j', (text) => {
    expect(textsOf(text, [karen], 'person')).toEqual([]);
  });

  test('such as a word one letter away from a short name', () => {
    const sarah = listPerson('Sara Moss');
    expect(textsOf('The Sarah Trust grew moss. Mass and mess.', [sarah], 'person')).toEqual([]);
  });
});

describe('people who are kept', () => {
  test('give no suggestion and shield their name after a title', () => {
    expect(
      detect('Rachel Osei, Ms Osei and social worker Rachel wrote. Dr R. Osei signed.', [rachel]),
    ).toEqual([]);
  });

  test('do not shield somebody else with a longer name', () => {
    expect(textsOf('Ms Rachel Simmons rang.', [rachel])).toEqual(['Rachel Simmons']);
    expect(textsOf('Rachel Anne Osei rang.', [rachel])).toEqual([]);
    expect(textsOf('Dr Osei-Mensah rang.', [rachel])).toEqual(['Osei-Mensah']);
  });

  test('as subject keep their family name, and relatives lose only their forename', () => {
    expect(textsOf('Jamie Hughes and the Hughes family.', [jamie, karen])).toEqual([]);
    expect(textsOf('Jamie met Karen Hughes. Mrs Hughes was cross.', [jamie, karen])).toEqual([
      'Karen Hughes',
      'Hughes',
    ]);
    expect(textsOf('His cousin, Alan Hughes, came.', [jamie])).toEqual(['Alan']);
    expect(textsOf('Present: Jamie Hughes, Karen.', [jamie, karen])).toEqual(['Karen']);
  });

  test('that share a forename with somebody who is not leave it to the reviewer', () => {
    const other = listPerson('Rachel Simmons');
    const [found] = detect('Then Rachel left.', [rachel, other]);
    expect(found).toMatchObject({ text: 'Rachel', personId: null });
    expect(found?.confidence).toBeLessThan(0.7);
    expect(found?.reason).toContain('another person');
  });
});

test('a comma between two people does not make one of them', () => {
  const jayden = listPerson('Jayden Hughes', { aliases: ['HUGHES Jayden'] });
  expect(textsOf('Present: Jamie Hughes, Jayden and others.', [jamie, jayden])).toEqual(['Jayden']);
});

describe('bare initials', () => {
  test('count where the file introduces them, on every page', () => {
    const found = (text: string) => textsOf(text, [karen], 'person');
    expect(found(`Karen Hughes (KH) came. Much later:${' word'.repeat(200)} KH left.`)).toEqual([
      'Karen Hughes',
      'KH',
      'KH',
    ]);
  });

  test('count near the name, and nowhere else', () => {
    expect(textsOf('Karen Hughes came. K.H. left.', [karen])).toEqual(['Karen Hughes', 'K.H']);
    expect(textsOf('KH left. The KH was full.', [karen])).toEqual([]);
  });

  test('that are an acronym of the field need the introduction', () => {
    const sally = listPerson('Sally Wren');
    expect(textsOf('Sally Wren met the SW.', [sally])).toEqual(['Sally Wren']);
    expect(textsOf('Sally Wren (SW) came. SW left.', [sally])).toEqual(['Sally Wren', 'SW', 'SW']);
  });

  test('of two people who are both near say nothing', () => {
    const kate = listPerson('Kim Hall');
    expect(textsOf('Karen Hughes and Kim Hall came. KH left.', [karen, kate])).toEqual([
      'Karen Hughes',
      'Kim Hall',
    ]);
  });
});

describe('people whom nobody has registered', () => {
  test.each([
    ['Mrs Patel rang.', ['Patel']],
    ['Dr. Ana de Souza wrote.', ['Ana de Souza']],
    ['Mr and Mrs Whitfield left.', ['Whitfield']],
    ['Her brother Tom cried.', ['Tom']],
    ['His foster carer, Denise Platt, agreed.', ['Denise Platt']],
    ['Name: Bilal Khan\nRole', ['Bilal Khan']],
    ['Mr Okafor rang. Later Okafor left.', ['Okafor', 'Okafor']],
    ['Her uncle Bob’s car', ['Bob']],
  ])('are found by title, family word or label: %j', (text, expected) => {
    expect(textsOf(text, [], 'person')).toEqual(expected);
  });

  test.each([
    'The Social Worker and the Independent Reviewing Officer met.',
    'Her mother The social worker said. Dr Surgery. Miss School. Mother: Yes',
    'Each child On Monday. The carer Reported this. Her friend I know.',
    'The partner HV said. Child CSC.',
    'Dear Sir or Madam',
  ])('are not roles and other words with capitals: %j', (text) => {
    expect(textsOf(text, [], 'person')).toEqual([]);
  });
});
