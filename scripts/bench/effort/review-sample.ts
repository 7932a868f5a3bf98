/** The sample case: its register, its passages and boxes, and what is left, by somebody who has read case.json. */
import { startApplication } from '../../../test/support/application.ts';
import { readSampleFiles, sample, setUpPeople } from '../../../test/support/sample-job.ts';
import { findText } from '../../sample-case/case/find-text.ts';
import { placeDocuments } from '../../sample-case/case/place-documents.ts';
import { checkTruth, type Verdict } from './check-truth.ts';
import { createReviewer, type Effort, withhold } from './reviewer.ts';

/** To place a box by keys, move it to its place and size it, in steps of six points: what most of them take. */
const keysOfBox = 30;

export async function reviewSample(): Promise<{
  readonly effort: Effort;
  readonly verdict: Verdict;
  readonly pages: number;
  readonly typed: number;
}> {
  const application = startApplication();
  const { client } = application;
  try {
    await setUpPeople(client);
    const { caseId } = await client.call('createCase', { request: sample.request });
    await client.run('importDocuments', { caseId, files: readSampleFiles() });
    await client.run('recognisePages', { caseId });
    const reviewer = createReviewer(client, caseId);
    const placed = placeDocuments(await client.call('listDocuments', { caseId }));
    const byId = new Map([...placed].map(([path, { id }]) => [id, path]));
    let typed = 0;
    for (const { id: _, decision, ...details } of sample.people) {
      const known = (await client.call('listPeople', { caseId })).find(({ role }) => role === 'subject');
      if (details.role === 'subject' && known !== undefined) {
        await client.call('describePerson', { caseId, personId: known.id, details });
        continue;
      }
      typed += [
        details.name,
        ...details.aliases,
        ...details.phones,
        ...details.emails,
        ...details.addresses,
      ].join('').length;
      const { personId } = await client.call('addPerson', { caseId, details });
      await reviewer.decidePerson(personId, decision.outcome, decision.code);
    }
    for (const passage of sample.passages) {
      const document = placed.get(passage.document);
      if (document === undefined) continue;
      for (let page = passage.page ?? 1; page <= (passage.page ?? document.pages); page += 1) {
        const { text } = await client.call('getPage', { caseId, documentId: document.id, page });
        const [range] = findText(text, passage.text, 'anywhere');
        if (range === undefined) continue;
        const decision = { ...withhold(passage.code), evidence: passage.evidence };
        await reviewer.selectAndWithhold({ documentId: document.id, page, ...range }, passage.text, decision);
        break;
      }
    }
    for (const box of sample.boxes) {
      const document = placed.get(box.document);
      if (document === undefined) continue;
      await client.call('addMarks', {
        caseId,
        marks: [{ documentId: document.id, page: box.page, range: null, rects: [box.rect], personId: null }],
        decision: withhold(box.code),
      });
      reviewer.effort.decisions += 1;
      reviewer.effort.presses += keysOfBox;
      reviewer.effort.placeByPlace += keysOfBox;
    }
    reviewer.effort.byGesture.set('boxes, drawn by keys', sample.boxes.length * keysOfBox);
    for (let rounds = 0; rounds < 2000; rounds += 1) {
      const open = (await reviewer.marks()).find(({ decision }) => decision === null);
      if (open === undefined) break;
      const path = byId.get(open.documentId) ?? '';
      const isSecret = (sample.withheldTermsByDocument[path] ?? []).some(
        (term) => findText(open.text, term, 'anywhere').length > 0,
      );
      // One word may be withheld in one document and kept in another: then it is decided where it stands.
      const isEven = sample.withheldTerms.every(
        (term) => findText(open.text, term, 'anywhere').length > 0 === false || isSecret,
      );
      if (!isEven) await reviewer.keepHere(open);
      else if (isSecret) await reviewer.withholdText(open);
      else await reviewer.keepText(open);
    }
    const check = (): Promise<Verdict> =>
      checkTruth(client, caseId, (documentId, _page) => {
        const path = byId.get(documentId) ?? '';
        const withheld = sample.withheldTermsByDocument[path];
        return withheld === undefined ? null : { withheld, kept: sample.keptTermsByDocument[path] ?? [] };
      });
    let verdict = await check();
    const byReading = new Set(verdict.missed.map(({ term }) => term));
    for (const term of byReading) await reviewer.searchAndWithhold(term);
    if (byReading.size > 0) verdict = await check();
    const documents = await client.call('listDocuments', { caseId });
    const pages = documents.reduce((sum, document) => sum + document.pages, 0);
    return { effort: reviewer.effort, verdict, pages, typed };
  } finally {
    await application.close();
  }
}
