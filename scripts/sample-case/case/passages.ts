/**
 * The passages that are withheld for a reason of their own. The documents quote them from here, so that the list in
 * case.json and the files cannot drift apart. `secrets` are the words that must not be recoverable from a bundle.
 */
export interface Passage {
  readonly document: string;
  readonly text: string;
  readonly code: 'TP' | 'TP-CONF' | 'SH-SW' | 'LPP' | 'CR' | 'NPD';
  readonly rationale: string;
  readonly evidence: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const legalAdvice = {
  document: '05-correspondence.pdf',
  code: 'LPP',
  rationale:
    'Advice from the council\u2019s solicitor to its social workers about proceedings, given and kept in confidence.',
  evidence: { lawyer: 'Catherine Abney, Principal Solicitor, Northmoor Council' },
} as const;

export const passages = {
  neighbourReferral: {
    document: '01-chronology.pdf',
    text: 'Caller states she has heard shouting through the party wall most weekends since the summer and on Sat night heard the little girl asking for it to stop. Caller\u2019s own daughter was in care and she knows how these calls work. Caller very anxious that the family do not find out who rang.',
    code: 'TP-CONF',
    rationale:
      'The caller asked for and was promised confidence; what she says of her wall and her daughter would show who she is.',
    evidence: { source: 'Pauline Bickerstaff, neighbour, by telephone 17 January 2012' },
    secrets: ['party wall', 'Caller\u2019s own daughter', 'knows how these calls work'],
  },
  jaydenHealth: {
    document: '01-chronology.pdf',
    text: 'Paediatric review at DRI. Slow weight gain and glue ear, referred to audiology. Hernia repair planned for the spring.',
    code: 'TP',
    rationale:
      'Another child\u2019s health, which says nothing about Maya. He is 17 and has not been asked; it would not be fair to pass it on.',
    evidence: {
      person: 'Jayden Thorne',
      consent: 'not sought: no contact with the service since 2014',
      balancing: 'Health data of a child, given for his own care; no bearing on Maya.',
    },
    secrets: ['glue ear', 'Hernia repair', 'Slow weight gain'],
  },
  motherHealth: {
    document: '02-child-and-family-assessment.pdf',
    text: 'Ms Thorne told me that she had been prescribed sertraline since the spring and had stopped taking it in November because it made her feel far away from the children. She lost a pregnancy in August 2011 and has not spoken of this to her family.',
    code: 'TP',
    rationale:
      'Ms Thorne agreed in writing to her name and her part in Maya\u2019s care being shared, but not her own health.',
    evidence: {
      person: 'Leanne Thorne',
      consent: 'given 12 November 2026, her own health excepted',
      balancing: 'Refused for this part; health data told to the worker for her own support.',
    },
    secrets: ['sertraline', 'lost a pregnancy', 'far away from the children'],
  },
  grandmotherConfidence: {
    document: '02-child-and-family-assessment.pdf',
    text: 'She asked me not to write this down where Leanne could read it. She has been paying the rent arrears out of her late husband\u2019s lump sum and has made a will leaving the bungalow to the children, which the rest of the family do not know.',
    code: 'TP-CONF',
    rationale:
      'Told to the worker on the footing that it would go no further; about the speaker\u2019s own money and will.',
    evidence: { source: 'Doreen Whitlock, home visit 2 February 2012' },
    secrets: ['rent arrears', 'lump sum', 'made a will'],
  },
  fatherDeath: {
    document: '02-child-and-family-assessment.pdf',
    text: 'Ms Thorne said that Paul had been unwell in his mind for a long while and that he had chosen to end his life. He left a note in the glovebox. The children have always been told that it was an accident on the A18 and Ms Thorne wants to be the one to tell Maya when the time is right.',
    code: 'SH-SW',
    rationale:
      'To be told in person, with her mother and support present, not by post. To be looked at again before the review date.',
    evidence: {
      'whose-harm': 'Maya Thorne, the requester',
      'why-likely':
        'Her personal adviser reports recent self-harm at anniversaries and no knowledge of how her father died.',
      'legal-adviser': 'Catherine Abney, Principal Solicitor, Northmoor Council',
      'advice-date': '2026-11-18',
      'review-date': '2027-05-18',
    },
    secrets: ['unwell in his mind', 'end his life', 'note in the glovebox'],
  },
  otherFamily: {
    document: '03-initial-conference.pdf',
    text: 'Skye Pike (8) is the subject of a plan in the East Riding under the category of emotional abuse. She is living with a paternal aunt in Goole and has supervised time with her father at the library.',
    code: 'TP',
    rationale: 'Another child known to another authority; nothing in it is about Maya.',
    evidence: {
      person: 'Skye Pike',
      consent: 'not sought: a child of another family',
      balancing: 'Her social care record; sharing it would be unfair and would show where she lived.',
    },
    secrets: ['East Riding', 'paternal aunt', 'Goole'],
  },
  legalThreshold: {
    ...legalAdvice,
    text: 'In my view the evidence as it stands would make out the threshold for interim orders in respect of the younger child but is thinner for Maya, and I would expect a guardian to press for the grandmother to be assessed first. I would put the prospects of an interim care order for both at no better than even.',
    secrets: ['threshold for interim orders', 'no better than even', 'thinner for Maya'],
  },
  legalStrategy: {
    ...legalAdvice,
    text: 'I advise that you seek agreement under section 20 and hold a letter before proceedings in reserve. Please do not share this note with the parents or at core group, and keep counsel\u2019s opinion of 11 September on the legal file only.',
    secrets: ['letter before proceedings', 'counsel\u2019s opinion', 'legal file only'],
  },
  policeIntelligence: {
    document: '06-police-information.pdf',
    text: 'Intelligence graded B2 suggests that the subject is storing stolen plant at a lock-up off Sandringham Parade and uses a second handset. A warrant is being considered. Not to be disclosed to the family.',
    code: 'CR',
    rationale:
      'Shows what the police knew and how. The investigation of linked offences was reopened in 2026.',
    evidence: { adviser: 'DC Alison Hume, Moorland Police, by secure e-mail 17 November 2026' },
    secrets: ['stolen plant', 'Sandringham Parade', 'second handset', 'graded B2'],
  },
  policeWitness: {
    document: '06-police-information.pdf',
    text: 'Ms Raistrick has provided a video-recorded account covering 2006 to 2008. She is assessed as high risk and moved refuge on 4 June. She is the principal witness and special measures will be applied for.',
    code: 'CR',
    rationale: 'A witness who is still at risk; sharing could deter her and others from helping the police.',
    evidence: { adviser: 'DC Alison Hume, Moorland Police, by secure e-mail 17 November 2026' },
    secrets: ['video-recorded account', 'moved refuge', 'principal witness', 'special measures'],
  },
  classmate: {
    document: '07-school-report.pdf',
    text: 'Brandon Oakes has his own behaviour plan and sees the educational psychologist on Fridays. His mother has asked that he is not seated near Maya following the incident with the scissors.',
    code: 'TP',
    rationale:
      'About another pupil\u2019s needs. That Maya was moved to another table is told elsewhere in the report.',
    evidence: {
      person: 'Brandon Oakes',
      consent: 'not sought: a child, no contact details',
      balancing: 'His special needs; no bearing on Maya beyond what is kept.',
    },
    secrets: ['behaviour plan', 'educational psychologist', 'scissors'],
  },
  carersHousehold: {
    document: '08-placement-record.pdf',
    text: 'Mrs Hallam had a hip replacement in 2011 and the supervising social worker should check each quarter that the stairs are manageable. The couple took a break from fostering in 2009 after a bereavement.',
    code: 'TP',
    rationale:
      'The carers\u2019 own health and family life; not needed to understand Maya\u2019s time with them.',
    evidence: {
      person: 'Susan Hallam',
      consent: 'refused 13 November 2026',
      balancing: 'Asked and refused; health data told to the fostering service for their own support.',
    },
    secrets: ['hip replacement', 'a bereavement', 'stairs are manageable'],
  },
  misfiled: {
    document: '09-contact-notes.pdf',
    text: '[note recorded in error, belongs to another file] Kieran\u2019s mum rang to cancel Saturday, she is back in Lindholme ward until the end of the month and wants his football boots dropped off at reception.',
    code: 'NPD',
    rationale:
      'Misfiled. It is about another child and was never about Maya; the note has been moved to the right file.',
    evidence: {},
    secrets: ['Lindholme ward', 'football boots'],
  },
  otherChildContact: {
    document: '12-contact-log.xlsx',
    text: 'Kieran sees his mother on Saturdays at two, on the ward, with Yusuf. Not to be booked at the same time as Maya.',
    code: 'TP',
    rationale:
      'Another child\u2019s time with his mother, in a sheet that was hidden; nothing in it is about Maya.',
    evidence: {
      person: 'Kieran Ashdown',
      consent: 'not sought: a looked-after child of another family',
      balancing: 'Would tell of his mother\u2019s illness; no bearing on Maya.',
    },
    secrets: ['Saturdays at two', 'on the ward, with Yusuf'],
  },
  placeOfPhotograph: {
    document: '21-letter-photographed.jpg',
    text: 'Latitude ref N Latitude 53, 31, 8.42 Longitude ref W Longitude 1, 6, 35.17 Latitude in degrees 53.51900555555555 Longitude in degrees -1.1097694444444446',
    code: 'TP',
    rationale:
      'Where the telephone was when it took the picture: a protected address, as good as written out.',
    evidence: {
      person: 'Doreen Whitlock',
      consent: 'refused: asked on 2 February 2012 that her address is not passed on',
      balancing: 'Nothing in it is about Maya, who knows the bungalow; others who see the bundle must not.',
    },
    secrets: ['53, 31, 8.42', '1, 6, 35.17', '53.51900555555555', '1.1097694444444446'],
  },
} satisfies Record<string, Passage>;
