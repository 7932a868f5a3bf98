/** Someone in the sample record: the fields of the application's register, and what its demonstration decides about them. */
export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  /** As they occur in the record: nicknames, initials, misspellings, and relationship words that can mean only them. */
  readonly aliases: readonly string[];
  readonly role: 'subject' | 'third-party' | 'professional';
  readonly relationship: string;
  readonly consent: 'not-sought' | 'sought' | 'given' | 'refused';
  readonly deceased: boolean;
  readonly knownToRequester: boolean;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  readonly addressProtected: boolean;
  /** Dates of birth and NHS numbers, as written in the record. */
  readonly identifiers: readonly string[];
  readonly notes: string;
  readonly decision: {
    readonly outcome: 'keep' | 'withhold';
    readonly code: string | null;
    readonly rationale: string;
  };
}

type Details = Partial<Omit<SamplePerson, 'id' | 'name' | 'role' | 'decision'>>;

const nothing = {
  aliases: [],
  consent: 'not-sought',
  deceased: false,
  knownToRequester: true,
  emails: [],
  phones: [],
  addresses: [],
  addressProtected: false,
  identifiers: [],
  notes: '',
} as const;

/** A third party whose details are left out wherever they occur. */
export function withholdPerson(
  id: string,
  name: string,
  relationship: string,
  rationale: string,
  details: Details,
): SamplePerson {
  const decision = { outcome: 'withhold', code: 'TP-ID', rationale } as const;
  return { ...nothing, ...details, id, name, relationship, role: 'third-party', decision };
}

/** The data subject, or a third party who may be named. */
export function keepPerson(
  id: string,
  name: string,
  role: 'subject' | 'third-party',
  relationship: string,
  rationale: string,
  details: Details,
): SamplePerson {
  const decision = { outcome: 'keep', code: null, rationale } as const;
  return { ...nothing, ...details, id, name, role, relationship, decision };
}

/** Someone paid to help, named in that capacity: disclosure is deemed reasonable (DPA 2018, Sch 2 Pt 3 para 17). */
export function keepProfessional(
  id: string,
  name: string,
  relationship: string,
  aliases: readonly string[] = [],
): SamplePerson {
  const decision = {
    outcome: 'keep',
    code: null,
    rationale: 'Acting in a professional capacity (Sch 2 Pt 3 para 17).',
  } as const;
  return { ...nothing, id, name, aliases, role: 'professional', relationship, decision };
}
