/** A list of people from another program: pasted or chosen, looked at row by row, then taken over as one step. */
import { Button, FileButton, Group, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import {
  ListField,
  type ListProblem,
  type PeopleListPreview,
} from '../../../src-main/contract/people-list.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const fieldWords: Readonly<Record<ListField, string>> = {
  name: 'Name',
  aliases: 'Other names',
  role: 'Role',
  relationship: 'Who they are',
  consent: 'Consent',
  deceased: 'Has died',
  knownToRequester: 'Known to the requester',
  emails: 'E-mail addresses',
  phones: 'Telephone numbers',
  addresses: 'Addresses',
  identifiers: 'Dates of birth, numbers',
  addressProtected: 'Address protected',
  notes: 'Notes',
  ignore: 'Leave out',
};
const problemWords: Readonly<Record<ListProblem, string>> = {
  'name-missing': 'There is no name',
  'named-twice': 'The name stands in the list already',
  'role-unknown': 'The role is not one that Candour knows',
  'consent-unknown': 'The consent is not given, refused, sought or not sought',
  'yes-or-no-unknown': 'A column wants yes or no',
  'too-long': 'Something is too long, or there is too much of it',
  'quote-open': 'A quotation mark is never closed',
};
const mostShown = 100;
const example =
  'Name, Other names, Role, Who they are, Consent\nDoreen Whitlock, Nan, family, grandmother, refused';

export function PeopleListImport(props: { caseId: CaseId; onClose: () => void }) {
  const { caseId, onClose } = props;
  const [text, setText] = useState('');
  const [columns, setColumns] = useState<readonly ListField[] | null>(null);
  const [asked] = useDebouncedValue(text, 200);
  const preview = useAnswer(
    'previewPeopleList',
    asked.trim() === '' ? null : { caseId, text: asked, columns },
  );
  const take = useCommand('importPeople');
  const list = asked.trim() === '' ? null : (preview.data ?? null);
  const good = list?.rows.filter(({ problems }) => problems.length === 0).length ?? 0;

  const change = (next: string): void => {
    setText(next);
    setColumns(null);
  };
  if (take.data) {
    const { added, joined, left, places } = take.data;
    return (
      <Modal opened onClose={onClose} title="The list is in the register" centered>
        <p>
          {sayCount(added, 'new person', 'new people')}, {sayCount(joined, 'person', 'people')} known already,{' '}
          {sayCount(places, 'place')} found in the file.
          {left > 0 ? ` ${sayCount(left, 'row')} stayed out.` : ''}
        </p>
        <p className="faint">Undo on the review desk takes all of it back in one step.</p>
        <Button onClick={onClose}>Close</Button>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title="Take over a list of people" size="xl" centered>
      <Group align="end" justify="space-between">
        <p className="faint">
          One row a person, with the columns named in the first row, or just one name a line. Nothing is taken
          over before you have looked at it.
        </p>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(file) => void file?.text().then(change)}
        >
          {(button) => (
            <Button {...button} variant="default">
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        label="The list"
        placeholder={example}
        minRows={4}
        maxRows={8}
        autosize
        data-autofocus
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <ErrorNote error={preview.error ?? take.error} />
      {list ? <Preview list={list} onColumns={setColumns} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={good === 0 || asked !== text || take.isPending}
          onClick={() => take.mutate({ caseId, text: asked, columns })}
        >
          {good === 0 ? 'Take over' : `Take over ${sayCount(good, 'person', 'people')}`}
        </Button>
      </Group>
    </Modal>
  );
}

function Preview(props: { list: PeopleListPreview; onColumns: (columns: readonly ListField[]) => void }) {
  const { list, onColumns } = props;
  const fields = list.columns.map(({ field }) => field);
  const choose = (index: number, value: string): void => {
    const field = ListField.options.find((one) => one === value);
    if (field) onColumns(fields.map((old, at) => (at === index ? field : old)));
  };
  const problems = list.rows.filter((row) => row.problems.length > 0).length;
  return (
    <>
      <p role="status">
        {sayCount(list.rows.length, 'row')}
        {problems > 0 ? `, ${sayCount(problems, 'row')} with a problem, which will stay out` : ''}
      </p>
      <div className="list-preview">
        <table className="list">
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              {list.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                <th key={index} scope="col">
                  <NativeSelect
                    size="xs"
                    aria-label={`Column ${index + 1}${column.header ? `, ${column.header}` : ''}`}
                    data={ListField.options.map((field) => ({ value: field, label: fieldWords[field] }))}
                    value={column.field}
                    onChange={(event) => choose(index, event.currentTarget.value)}
                  />
                </th>
              ))}
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.slice(0, mostShown).map((row) => (
              <tr key={row.line}>
                <td className="number">{row.line}</td>
                {list.columns.map((_column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                  <td key={index}>{row.cells[index] ?? ''}</td>
                ))}
                <td>
                  {row.problems.length > 0 ? (
                    <small className="harm-text">
                      {row.problems.map((problem) => problemWords[problem]).join('. ')}
                    </small>
                  ) : row.joins ? (
                    `Adds to ${row.joins.name}`
                  ) : (
                    'New'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.rows.length > mostShown ? (
        <p className="faint">and {sayCount(list.rows.length - mostShown, 'more row')}</p>
      ) : null}
    </>
  );
}
