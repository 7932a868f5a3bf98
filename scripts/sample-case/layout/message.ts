/** Internet messages (RFC 5322, RFC 2045) as mail programs write them. */
import { createHash } from 'node:crypto';

export type Header = readonly (readonly [name: string, value: string])[];

export type Part =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'html'; readonly text: string }
  | {
      readonly kind: 'inline';
      readonly type: string;
      readonly id: string;
      readonly fileName: string;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'attachment';
      readonly type: string;
      readonly fileName: string;
      readonly bytes: Uint8Array;
    };

/** One part stands by itself; several are joined as `container` says. */
export type Body =
  | Part
  | { readonly container: 'mixed' | 'alternative' | 'related'; readonly parts: readonly Body[] };

export function writeMessage(header: Header, body: Body): Uint8Array {
  const fields = header.map(([name, value]) => `${name}: ${value}`);
  // A message and the message that it carries must not share a boundary (RFC 2046, 5.1.2).
  const boundary = createHash('sha256').update(fields.join('\n')).digest('hex').slice(0, 20);
  const lines = [...fields, 'MIME-Version: 1.0', ...writeBody(body, `=_${boundary}`)];
  return new Uint8Array(Buffer.from(`${lines.join('\r\n')}\r\n`));
}

function writeBody(body: Body, boundary: string): string[] {
  if (!('container' in body)) return writePart(body);
  const parts = body.parts.flatMap((part, index) => [
    `--${boundary}`,
    ...writeBody(part, `${boundary}.${index + 1}`),
  ]);
  return [
    `Content-Type: multipart/${body.container}; boundary="${boundary}"`,
    '',
    ...parts,
    `--${boundary}--`,
    '',
  ];
}

function writePart(part: Part): string[] {
  switch (part.kind) {
    case 'plain':
    case 'html':
      return [
        `Content-Type: text/${part.kind}; charset=utf-8`,
        'Content-Transfer-Encoding: 8bit',
        '',
        ...part.text.split('\n'),
        '',
      ];
    case 'inline':
      return [
        `Content-Type: ${part.type}; name="${part.fileName}"`,
        `Content-ID: <${part.id}>`,
        `Content-Disposition: inline; filename="${part.fileName}"`,
        ...encodeContent(part.bytes),
      ];
    case 'attachment':
      return [
        `Content-Type: ${part.type}; name="${part.fileName}"`,
        `Content-Disposition: attachment; filename="${part.fileName}"`,
        // A message within a message is not encoded (RFC 2046, 5.2.1).
        ...(part.type === 'message/rfc822'
          ? ['Content-Transfer-Encoding: 8bit', '', Buffer.from(part.bytes).toString('utf8').trimEnd(), '']
          : encodeContent(part.bytes)),
      ];
  }
}

function encodeContent(bytes: Uint8Array): string[] {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return ['Content-Transfer-Encoding: base64', '', ...lines, ''];
}

/** The text of an older message, as a reply quotes it. */
export function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n');
}
