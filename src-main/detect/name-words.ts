/** Word lists that keep ordinary words from being taken for names. All folded (lower case). */

/** Words that are also forenames or surnames: as a name they need a capital, and more than a sentence's first word. */
export const wordsThatAreNames = new Set(
  (
    'abbey able alder amber angel april archer art arch ash august autumn baker ball banks barber barrow bay bell berry best bill bird bishop ' +
    'black blue bloom bond bow branch bridge bright brook brooks brown buck bull burns bush butcher butler camp cannon carpenter carol carter case ' +
    'cash chance chase christian church clay clear close cloud cook cooper court coward cox crane cross crystal curry daisy dale dawn day dean dear ' +
    'dell dick dean dolly dove drake drew duke eve ever faith fair farmer field finch fisher flint flower ford forest foster fox frank freedom french frost gale ' +
    'garden gay gem ginger glen gold good grace grand grant gray green grey ground grove guy hall hand hardy harmony harry hart haven hazel head heath ' +
    'heather heaven henry hill hillary holder holly home honey hood hook hope house hunt hunter ice iris ivy ivory jack jade jasmine jay jean jet jewel john jolly ' +
    'joy judge july june justice keen key king kit knight lake lamb lance land lane lark law lay lee lily little lloyd lock long lord love low lucky luna lynch ' +
    'major man mark marsh martin mason max may mercy mike mill miller mills miles minor miracle misty moody moon moor moore more morris moss mount myrtle nail nash new nick ' +
    'noble noon norm north oak olive opal page paige park parker parish pat patience peace peach peak pearl penny pepper perry pete phoenix pike pitt pole polly pond pool ' +
    'poole pope poppy porter post potter pound power precious price priest prince prior pride queen rain rainbow ray read rebel reed reef reeve rich rice ridge river rivers ' +
    'rob robin rock roman rose rosemary rowan royal ruby rush rusty sage salmon sally sandy savage savannah scarlet sharp sharpe shaw shepherd short sidney silver simple singer skinner ' +
    'skip sky small smart smith snow son spring sparrow spencer stack star stead steel stone storm story strange street strong sue summer summers sunny swan sweet swift sydney ' +
    'tab tanner taylor temple thorn tiger tim tom top tower town townsend trail tucker turner urban vale van victor victory vine violet virgin virtue wade walker wall ward warden ' +
    'waters way weaver webb well wells west wheat wheeler white wild will willow wills winter winters wise wolf wood woods worth wright yard young zion ' +
    'child children ali an bo do so song you ho in on an may mo si con cat em ant ste don dot dom lol jo jem val viv mel pip rich bob bert ted ned'
  ).split(' '),
);

export const monthWords = new Set('april may june august'.split(' '));

/** Words of the calendar and modal verbs: no surname without a title, no guess one letter away. */
export const calendarAndModalWords = new Set(
  (
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun ' +
    'spring summer autumn winter christmas easter can could may might must shall should will would'
  ).split(' '),
);

/** Words after which a capitalised word at the start of a sentence is no name: "Will you", "May be", "Mark the". */
export const afterOrdinaryWord = new Set(
  'i you he she we they it the a an be not have has this that these those there my your his her our their some any all no to of in on at for with and or is was are were'.split(
    ' ',
  ),
);

/** A capitalised word before one of these names a place, a building or a firm, not a person. */
export const placeWords = new Set(
  (
    'street st road rd avenue ave lane ln close drive court crescent place gardens terrace grove hill park row square walk mews rise way house school hospital surgery ' +
    'centre center primary secondary academy college university nursery ward clinic practice church ltd limited plc llp solicitors foundation trust library station ' +
    'estate lodge building buildings hotel bridge county council infant infants junior juniors unit hall farm common green wood quay bank'
  ).split(' '),
);

/** Capitalised words of care files that are roles, bodies, documents or forms of address, never a person's name. */
export const careWords = new Set(
  (
    'the a an and but or if in on at to of for from with by as is was are were be been has have had do does did not no yes ' +
    'i you he she it we they me him her us them my your his its our their this that these those who whom which what when where why how there here then now ' +
    'all any some each every both either neither one two three other another such same more most very also just only still even ' +
    'after before during since until while because although however therefore following further please thank thanks dear hi hello regards sincerely ' +
    'mr mrs ms miss mx dr prof professor sir madam sirs lady lord dame judge rev reverend cllr councillor nurse master grandpa ' +
    'flat apt apartment suite md phd ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'today yesterday tomorrow morning afternoon evening night week month year christmas easter ' +
    'social worker workers senior practitioner team manager managers service services independent reviewing officer officers chair chairperson conference coordinator ' +
    'health visitor visitors midwife nurse doctor gp consultant paediatrician psychologist psychiatrist therapist counsellor advocate guardian cafcass solicitor barrister ' +
    'teacher headteacher head deputy principal senco tutor school college nursery primary secondary academy education police constable sergeant inspector ' +
    'foster carer carers adopter adopters parent parents mother father mum mummy dad daddy brother sister sibling siblings aunt aunty auntie uncle cousin nan nana nanny gran granny ' +
    'grandmother grandfather grandma grandad granddad grandparent grandparents stepfather stepmother partner husband wife boyfriend girlfriend friend neighbour son daughter ' +
    'child children baby boy girl young person people adult adults family families client patient subject ' +
    'assessment assessments plan plans review reviews report reports meeting meetings minutes core group groups strategy section order orders court hearing referral referrals ' +
    'contact visit visits home house placement placements care proceedings protection safeguarding need needs risk harm abuse neglect support early help ' +
    'local authority council city county borough district department directorate nhs trust hospital clinic surgery ward centre unit camhs mash mdt lado iro yot dpo fis pru ' +
    'data controller requester recipient response access request information record records file files case cases note notes chronology page pages date dates name names address ' +
    'signed sign signature confidential private urgent copy draft version part appendix annex table figure chapter paragraph ' +
    'english maths science history geography year reception class key stage ' +
    'england scotland wales ireland britain uk united kingdom european great british english scottish welsh irish ' +
    'later earlier meanwhile eventually initially subsequently previously recently unfortunately sadly apparently finally telephoned rang asked visited ' +
    'said says told asked reported stated felt called rang met went came left saw spoke visited attended agreed explained observed noted discussed ' +
    'will would can could should shall may might must about into out up down over under again off away back ' +
    'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'maternal paternal biological adoptive putative former late deceased eldest elder younger youngest older twin half full unborn ' +
    'nominal suspect offender witness victim informant applicant respondent complainant occupier household relationship relation role position status ' +
    'gender sex male female ethnicity religion language nationality age telephone phone tel mobile email landline postcode occupation employer ' +
    'present apologies attended attendees invited absent tel fax ref reference subject re cc bcc enc initial initials surname forename forenames alias known aka nee ' +
    'unknown yes no nil none not applicable outcome action actions decision summary background concerns views wishes feelings strengths comments comment analysis conclusion recommendation recommendations ' +
    'today yesterday tomorrow morning afternoon evening night monday weekly daily monthly overnight supervised unsupervised telephone written verbal thing things'
  ).split(' '),
);

/** Frequent British surnames: evidence that a capitalised word behind a forename is a surname. */
export const commonSurnames = new Set(
  (
    'smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker white edwards hughes green hall lewis harris clarke patel jackson wood turner ' +
    'martin cooper hill ward morris moore clark lee king baker harrison morgan allen james scott phillips watson davis parker price bennett young griffiths mitchell kelly cook carter richardson bailey ' +
    'collins bell shaw murphy miller cox richards khan marshall anderson simpson ellis adams singh begum wilkinson foster chapman powell webb rogers gray mason ali hunt hussain campbell matthews owen ' +
    'palmer holmes mills barnes knight lloyd butler russell barker fisher stevens jenkins murray dixon harvey graham pearson ahmed fletcher walsh kaur gibson howard andrews stewart elliott reynolds ford ' +
    'payne fox pearce day brooks west lawrence cole atkinson bradley spencer gill dawson watts rose burton obrien armstrong hart carr simmons hudson newman perry barrett stone akhtar ahmad mahmood iqbal malik shah sharma ' +
    'okafor adeyemi mensah osei mohamed hassan nowak kowalski wojcik novak murray reid ross paterson macdonald henderson kerr hamilton burns gordon ryan byrne doyle doherty quinn oneill oconnor kennedy lynch nolan'
  ).split(' '),
);

/** Acronyms of the field, which initials must not be mistaken for. */
export const careAcronyms = new Set(
  'sw gp mh pr iro la ta pe hv it id uk eu tv am pm ok re cc ps ni nhs cin cp cpp icpc lac pep ehc send sen da dv dna dob ed er hr hq ha ht ks os ot pa pc dc ds di ra rcpc si ss ssw tm ty yp yo yot'.split(
    ' ',
  ),
);
