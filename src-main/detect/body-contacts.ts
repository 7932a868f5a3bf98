/** E-mail addresses of councils, schools, firms: by their domain, or by what stands before the @. */
const freeMail =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder|tiscali|proton|protonmail|mail|mailbox|gmx|o2|tesco|freeserve|kidmail|familymail)\./i;
const publicDomain =
  /\.(?:gov\.uk|gov\.scot|gov\.wales|nhs\.uk|police\.uk|sch\.uk|mod\.uk|parliament\.uk|judiciary\.uk)$|(?:^|\.)(?:nhs\.net|cjsm\.net|nhs\.scot|hscni\.net|cafcass\.gov\.uk|barnardos\.org\.uk|nspcc\.org\.uk)$/i;
const domainOfBody =
  /council|school\.|ysgol|academy|college|primary|\bhigh\.|barnardo|nspcc|coram|womensaid|actionforchildren|spurgeons|catch22|nurser(?:y|ies)|homes?\.|housing|cabs|taxis|lettings|constabulary|(?:county|city|town)cc\.|solicitors|llp|borough|police|hospital|clinic|surgery|fostering|adoption|housing|nhs|socialcare|^st(?:luke|mary|john|joseph|peter|paul|anne|george|michael|francis|andrew|james|thomas|patrick|david)s?/i;
const localOfBody =
  /(?:^|[._-])(?:info|office|admin|enquir(?:y|ies)|duty|mash|safeguarding|legal|reception|head|headteacher|ppu|cse|pastoral|iro\w*|familytime|support|referrals?|complaints?|sar|dpo|foi|hr|accounts|customer|services?|edt|lado|senco?|helpdesk|no-?reply|donotreply|webmaster|adoption|fostering|intake|frontdoor|mdt|camhs|cin|cp|marac|records|witness\w*|victim\w*|lac|cla|bookings?|switchboard|social\w*|registrars?|court|finance|payments?|press|comms)(?:$|[._-])|team|safeguard/i;

/** The part behind the @, and whether it is a body's by itself. */
export function readDomain(email: string): string {
  return (email.split('@').at(-1) ?? '').toLowerCase();
}

export function isBodysDomain(email: string): boolean {
  const domain = readDomain(email);
  if (isFreeMail(domain)) return false;
  return publicDomain.test(domain) || domainOfBody.test(domain) || isBodysMailbox(email);
}

/** "safeguarding@…", "duty.team@…": read by whoever is on duty. */
export function isBodysMailbox(email: string): boolean {
  return localOfBody.test(email.slice(0, email.lastIndexOf('@')));
}

export function isFreeMail(domain: string): boolean {
  return freeMail.test(domain) || /^[a-z]*mail\./.test(domain);
}

export function isPublicBody(domain: string): boolean {
  return publicDomain.test(domain);
}
