/** Messages as Outlook saves them (MS-OXMSG): a compound file with a stream for each property. */
import CFB from 'cfb';

export interface OutlookMessage {
  readonly subject: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  /** ISO date and time. */
  readonly sent: string;
  readonly body: string;
}

export interface Person {
  readonly name: string;
  readonly address: string;
}

type Property =
  | { readonly id: number; readonly kind: 'text'; readonly value: string }
  | { readonly id: number; readonly kind: 'number'; readonly value: number }
  | { readonly id: number; readonly kind: 'time'; readonly value: string };

const text = (id: number, value: string): Property => ({ id, kind: 'text', value });
const number = (id: number, value: number): Property => ({ id, kind: 'number', value });
const time = (id: number, value: string): Property => ({ id, kind: 'time', value });

export function writeOutlookMessage(message: OutlookMessage): Uint8Array {
  const recipients = [
    ...message.to.map((person) => [person, 1] as const),
    ...message.cc.map((person) => [person, 2] as const),
    ...message.bcc.map((person) => [person, 3] as const),
  ];
  const names = (people: readonly Person[]): string => people.map(({ name }) => name).join('; ');
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  const add = (path: string, content: Uint8Array): void => {
    CFB.utils.cfb_add(file, `/${path}`, Buffer.from(content));
  };
  // Properties with names of their own: there are none, but the storage has to be there (2.2.3).
  for (const stream of ['00020102', '00030102', '00040102'])
    add(`__nameid_version1.0/__substg1.0_${stream}`, new Uint8Array());
  addProperties(add, '', writeTopHeader(recipients.length), [
    text(0x001a, 'IPM.Note'),
    text(0x0037, message.subject),
    time(0x0039, message.sent),
    text(0x0c1a, message.from.name),
    text(0x0c1e, 'SMTP'),
    text(0x0c1f, message.from.address),
    text(0x0e02, names(message.bcc)),
    text(0x0e03, names(message.cc)),
    text(0x0e04, names(message.to)),
    time(0x0e06, message.sent),
    text(0x1000, message.body.replaceAll('\n', '\r\n')),
    number(0x340d, 0x40e79),
  ]);
  recipients.forEach(([{ name, address }, kind], index) => {
    const folder = `__recip_version1.0_#${index.toString(16).toUpperCase().padStart(8, '0')}/`;
    addProperties(add, folder, Buffer.alloc(8), [
      number(0x0c15, kind),
      text(0x3001, name),
      text(0x3002, 'SMTP'),
      text(0x3003, address),
      text(0x39fe, address),
    ]);
  });
  const written: unknown = CFB.write(file, { type: 'buffer' });
  if (!(written instanceof Uint8Array)) throw new Error('The message was not written');
  return new Uint8Array(written);
}

/** Counts of recipients and attachments, and the next of each (2.4.1.1). */
function writeTopHeader(recipients: number): Buffer {
  const header = Buffer.alloc(32);
  header.writeUInt32LE(recipients, 8);
  header.writeUInt32LE(recipients, 16);
  return header;
}

function addProperties(
  add: (path: string, content: Uint8Array) => void,
  folder: string,
  header: Buffer,
  properties: readonly Property[],
): void {
  const entries = properties.map((property) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt16LE(property.id, 2);
    entry.writeUInt32LE(6, 4);
    switch (property.kind) {
      case 'text': {
        const bytes = Buffer.from(property.value, 'utf16le');
        entry.writeUInt16LE(0x1f, 0);
        entry.writeUInt32LE(bytes.length + 2, 8);
        const tag = property.id.toString(16).toUpperCase().padStart(4, '0');
        add(`${folder}__substg1.0_${tag}001F`, bytes);
        break;
      }
      case 'number':
        entry.writeUInt16LE(0x03, 0);
        entry.writeUInt32LE(property.value, 8);
        break;
      case 'time':
        // Hundreds of nanoseconds since 1601 (MS-DTYP, FILETIME).
        entry.writeUInt16LE(0x40, 0);
        entry.writeBigUInt64LE((BigInt(Date.parse(property.value)) + 11_644_473_600_000n) * 10_000n, 8);
    }
    return entry;
  });
  add(`${folder}__properties_version1.0`, Buffer.concat([header, ...entries]));
}
