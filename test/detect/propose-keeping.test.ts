/** What the law lets stay is proposed as kept, with the paragraph; what is somebody's own is not. */
import { describe, expect, test } from 'vitest';
import { detect, listPerson } from './invented.ts';

const grounds = (text: string, type: string) =>
  detect(text)
    .filter((one) => one.type === type)
    .map(({ text: value, ground }) => [value, ground]);

describe('telephone numbers', () => {
  test.each([
    ['Council Offices\nSwitchboard 020 7946 0900', 'organisation'],
    ['Tel: 020 7946 0800 (switchboard)', 'organisation'],
    ['Childline, 0800 1111', 'helpline'],
    ['RSPCA 0300 1234 999', 'helpline'],
    ['Harding Lamb LLP (his solicitors, 0121 496 0311)', 'organisation'],
    ['please ring me on 07700 900001, not the ward', 'organisation'],
    ['Mum informed on 07700 900209, no answer', null],
    ['He rang the duty desk twice from 07700 900683', null],
    ['The school has her home number, 020 7946 0772', null],
    ['the Council wrote to Ann at 42 Mill Lane, Bristol, BS52 1WL, telephone 0117 496 0281', null],
  ])('%j: %s', (text, ground) => {
    expect(grounds(text, 'phone').map(([, found]) => found)).toEqual([ground]);
  });

  test('of a desk hand their ground to the number behind', () => {
    expect(
      grounds('Northmere Council\nT: 01632 960700 M: 07700 900020', 'phone').map(([, found]) => found),
    ).toEqual(['organisation', 'organisation']);
  });
});

describe('e-mail addresses', () => {
  test.each([
    ['write to duty.team@northmere.example', 'organisation'],
    ['j.bright@northmere.gov.uk', 'organisation'],
    ['her mum Paloma: paloma@highschool.example', null],
    ['saima.malik@lindleypharm.example', null],
    ['kaz79@gmail.com', null],
  ])('%j: %s', (text, ground) => {
    expect(grounds(text, 'email').map(([, found]) => found)).toEqual([ground]);
  });

  test('of one body are known by each other', () => {
    const text = 'From: lowri.tennant@northmere.example\nCc: legal@northmere.example';
    expect(grounds(text, 'email').map(([, found]) => found)).toEqual(['organisation', 'organisation']);
  });
});

describe('addresses', () => {
  test.each([
    ['Addey Park School, Childers Street, London SE34 9QA', 'organisation'],
    ['The Surgery, 4 Mill Street, Oxleigh OX22 1BB', 'organisation'],
    ['She lives at 14 School Lane, Leeds LS29 9ZZ', null],
    ['the refuge at Council House, 4 Mill Street, Oxleigh OX22 1BB', null],
  ])('%j: %s', (text, ground) => {
    expect(grounds(text, 'address').map(([, found]) => found)).toEqual([ground]);
  });
});

describe('numbers', () => {
  test.each([
    ['Our ref: JT/OX/88104', 'reference'],
    ['Crime no: 2318842/11', 'reference'],
    ['Passport number: 518829406', null],
    ['Hosp No: RQ4401827', null],
  ])('%j: %s', (text, ground) => {
    expect(grounds(text, 'id-number').map(([, found]) => found)).toEqual([ground]);
  });
});

describe('people', () => {
  test.each([
    ['Dr Ann Whitlow, consultant paediatrician, saw him.', 'professional'],
    ['The meeting was chaired by Mrs Pike (IRO).', 'professional'],
    ['his aunt, Mrs Pike, a retired nurse', null],
    ['Mr Pike shouted at the social worker.', null],
  ])('%j: %s', (text, ground) => {
    expect(grounds(text, 'person').map(([, found]) => found)).toEqual([ground]);
  });

  test('are professionals in the rest of the file too', () => {
    const text = 'Mrs Pike (IRO) opened the review. Mr Orme left early. Mrs Pike closed it.';
    expect(grounds(text, 'person').map(([, found]) => found)).toEqual(['professional', null, 'professional']);
  });
});

test('the reason names the paragraph, and what the register knows is nobody’s but its own', () => {
  const [found] = detect('Dr Pike, GP, came.');
  expect(found).toMatchObject({ keep: true });
  expect(found?.reason).toContain('Schedule 2, paragraph 17');
  const listed = listPerson('Ada Pike', {});
  expect(detect('Ada Pike, social worker, came.', [listed])).toMatchObject([{ keep: false, ground: null }]);
});
