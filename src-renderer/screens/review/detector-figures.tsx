/** How good the search for names and details is, as measured: so that nobody takes it for more than it is. */
import { detectionFigures } from '../../../src-main/contract/detection-figures.ts';

export function DetectorFigures() {
  const { measuredOn, sets } = detectionFigures;
  return (
    <details className="desk-figures">
      <summary>How good is this?</summary>
      <p>
        Measured on {sayDay(measuredOn)} on texts that the search was never adjusted to, without a list of
        people. Of every hundred names of people, so many were marked beforehand, and so many with the
        possible names; of a hundred marks, so many were right.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Texts</th>
            <th scope="col">Marked</th>
            <th scope="col">With possible names</th>
            <th scope="col">Marks right</th>
          </tr>
        </thead>
        <tbody>
          {sets.map(({ name, labels, marked, queue, precision }) => (
            <tr key={name}>
              <th scope="row">
                {name} <small>{labels.toLocaleString('en-GB')}</small>
              </th>
              <td>{sayShare(marked)}</td>
              <td>{sayShare(queue)}</td>
              <td>{sayShare(precision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>What is missed, only a reader finds: every page has to be read.</p>
    </details>
  );
}

function sayShare(share: number | null): string {
  return share === null ? '–' : String(Math.round(share * 100));
}

function sayDay(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
