import { expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { makeParts, writeOutput } from '../../fixtures/bad-outputs/good-output.ts';
import { assemble, documentPart, ownPart, password } from '../assemble-input.ts';

it('a bundle with bookmarks, labels, a title and encryption is clean, and a term in any part of it is found', async () => {
  const document = writeOutput(await makeParts());
  const parts = (title: string, text: string) => [
    ownPart('letter', title, text),
    documentPart('d1', 'Minutes', document),
  ];
  const check = async (title: string, text: string) => {
    const { bytes } = await assemble(parts(title, text));
    const report = await verifyOutput({
      output: { bytes, password },
      marks: null,
      terms: ['Sarah Thorne', 'Thorne'],
      original: null,
    });
    return [...new Set(report.findings.map((finding) => finding.kind))];
  };
  expect(await check('Letter', 'Dear Maya')).toEqual([]);
  expect(await check('Letter', 'About Sarah Thorne')).toContain('withheld-in-text');
  expect(await check('Letter to Thorne', 'Dear Maya')).toContain('withheld-in-string');
});
