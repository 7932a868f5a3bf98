/** What care files write with capitals and is nobody: phrases, bodies, abbreviations, medicines; and what ends the name of a place or a firm. All folded. */

/** Words that end the name of a place or a body: what stands before them is not a person. */
export const bodyWords = new Set(
  (
    'primary secondary high grammar comp comprehensive infants juniors prep kindergarten academy ltd limited plc llp llc inc solicitors associates partners partnership chambers foundation trust charity association society ' +
    'surgery practice clinic pharmacy chemist hospice hospital infirmary council school schools college university nursery playgroup preschool sixth ' +
    'church chapel mosque temple cathedral parish ' +
    'road rd street avenue ave lane close drive crescent cres gardens grove terrace square mews rise way walk row view place parade court ct quay wharf estate towers tower hostel hotel inn arms ' +
    'station library centre center park farm lodge cottage cottages house hall bridge green heath common wood woods hill fields meadow meadows bay beach reservoir ' +
    'homes hostels garage motors cars taxis cabs stores store supermarket bakery cafe restaurant takeaway catering carpets insurance bank services ' +
    'team unit ward room wing project scheme programme group club fc rovers united'
  ).split(' '),
);

/** Bodies, medicines, forms and abbreviations that stand alone with a capital. */
export const neverPeople = new Set(
  (
    'barnardos barnardo childline nspcc rspca ofsted cafcass camhs relate womens refuge mencap mind shelter samaritans coram kooth frank sendiass citizens ' +
    'facebook instagram snapchat whatsapp tiktok youtube twitter google zoom teams skype outlook microsoft xbox playstation nintendo minecraft fortnite roblox netflix amazon ebay ' +
    'tesco asda aldi lidl morrisons sainsburys greggs mcdonalds boots argos primark ikea ' +
    'ritalin concerta equasym medikinet strattera elvanse melatonin sertraline fluoxetine prozac citalopram methadone subutex naltrexone diazepam valium risperidone olanzapine ' +
    'calpol paracetamol ibuprofen nurofen ventolin salbutamol insulin epipen cetirizine piriton keppra epilim gaviscon omeprazole amoxicillin depo ' +
    'vauxhall astra corsa ford fiesta focus audi bmw volkswagen golf passat polo toyota yaris nissan micra renault clio peugeot citroen skoda octavia mercedes lexus honda civic hyundai kia mazda volvo landrover nike adidas puma reebok ' +
    'polish urdu punjabi arabic somali kurdish sorani pahari bengali romanian farsi dari pashto tigrinya amharic yoruba igbo english french spanish portuguese ' +
    'tourette tourettes noonan noonans marfan marfans aspergers asperger crohn crohns parkinsons alzheimers hodgkins ' +
    'psni yco uc yp sen fw edd hib mmr ppiu fpu nmo cao ico epo sgo cla mfh nai ooh rag uasc hpu ukba kiu cris pep cdop sudi tbi gcs rta ctg scbu nicu picu mri dla pip esa jsa hb bacs gdpr foi sar rsc rpc mdt tac taf tfm caf eht ehm acpc lscb wrap ' +
    'messrs sec sol ext enc strat mins encl dept asst rm bldg ' +
    'meds med area helpline crimestoppers ni nino tsb ema iban bacs isa hgv suv ' +
    'mosaic liquidlogic carefirst frameworki eclipse sims cpoms niche ' +
    'asset onset aset gcse gcses sat sats btec nvq ehcp iep pep lac cin cp pr dob mgm mgf pgm pgf mgps nfa tbc tba na asap eta fyi nb cctv pnc atm gps usb pdf sms mms vhs dvd tv pc ' +
    'adhd asd asc odd ptsd add copd hiv std sti iud bmi ecg mri gp hv sw ssw iro isw lado mash marac mappa yot yos yoi fgc fgm cse cce cme nhs dwp dss dhss edt cpu cid cps dbs crb hmp hmrc uk usa eu bbc itv ' +
    'whom who which what when where why how ok okay hi hello dear yours re ref cc ps'
  ).split(' '),
);

/** A name beside one of these may be a professional in role: the reviewer is told, nothing more. */
export const roleWords =
  /(?:social worker|sw|ssw|support worker|key ?worker|team manager|manager|teacher|head ?teacher|head|tutor|dsl|senco|nurse|midwife|health visitor|hv|gp|doctor|consultant|paediatrician|psychologist|psychiatrist|therapist|counsellor|police|officer|constable|sergeant|inspector|solicitor|barrister|guardian|iro|chair|lado|advocate|interpreter|minutes|recorded by|completed by|signed|supervisor|reviewing officer|practitioner|coordinator|clerk|magistrate|judge)/iu;
