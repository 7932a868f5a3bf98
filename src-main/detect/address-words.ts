/** The words that addresses are made of, as pieces of regular expressions. */

const streets =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Way|Court|Ct|Crescent|Cres|Place|Pl|Gardens?|Gdns|Terrace|Terr|Grove|Hill|Park|Row|Square|Sq|Walk|Mews|Rise|View|Green|Parade|Broadway|Mount|Vale|Drove|Wharf|Quay|Croft|Fold|Gate|Bank|Brow|Wynd|Loan|Brae|Embankment|Yard|Chase|Mead|Meadows?|Heights|Lodge|House|Cottages?|Villas?|Towers?|Point|Path|Passage|Alley|Estate|Approach|Bridge|Common|Crossing|Dale|Dene|End|Garth|Ridge|Side|Spinney|Copse|Wood|Fields?|Ings|Hey|Leys?|Nook|Ginnel|Snicket|Vennel|Cross|Circus|Promenade|Esplanade|Marina|Mt|Tce|Gr|Buildings?|Bldgs|Mansions?|Strand|Hill Top|Causeway|Boulevard|Blvd|Drove|Pastures?|Paddocks?|Orchards?|Parc|Heol|Stryd|Ffordd|Lôn|Maes|Rhodfa|Tai';
const units =
  'Flat|Apartment|Apt|Unit|Room|Rm|Plot|Pitch|Mooring|Berth|Caravan|Bedsit|Studio|Block|Chalet|Lodge|Suite|Bed|Hamlet';
const buildings =
  'House|Lodge|Cottages?|Villas?|Towers?|Court|Heights|Point|Mansions?|Buildings?|Hostel|Hotel|Foyer|Farm|Barn|Mill|Manor|Hall|Rectory|Vicarage|Bungalow|Annexe?|Maisonette|Site|Marina|Refuge|View|Place|Block|Chambers|Grange|Priory|Abbey|Works|Wharf|Residence|Lodgings';

export const streetWord = bothCases(streets);
/** Lower case only where nothing else in English begins so: "close" and "drive" are words. */
export const smallStreetWord =
  '(?:street|road|avenue|lane|crescent|terrace|grove|gardens|mews|rd|ave|close|drive|court|mount|square|tce|terr|cres|gdns|cl|st|ln|parade|estate|buildings|mansions|cottages)';
export const unitWord = bothCases(units);
export const buildingWord = bothCases(buildings);

export const gap = '[ \\t\\u00A0]';
/** One space in running text, up to two where a line was justified; more part two columns. */
export const space = `${gap}{1,2}`;
/** A scan may have read a 1 or a 0 for a letter. */
export const capitalWord = "\\p{Lu}(?:[\\p{L}'’.-]|[01](?=\\p{Ll}))*";
const particle = '(?:of|the|le|la|de|under|upon|on|by|in|and|an|y|yr|na|nan|cum|next|sur|with|super)';
export const nameWord = `(?:${capitalWord}|${particle})`;
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
/** What may not stand before a house number. */
export const houseNumberBefore = '(?<![\\p{L}\\p{N}£$€.,/-])';
/** A house number; in "2012, Thorne Road" a year stands before a street, in "17 June Malcolm Street" a day. */
export const houseNumber = `(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:[A-Za-z](?![A-Za-z]))?(?:(?:[ ]?[-–][ ]?|/)\\d{1,3}[A-Za-z]?)?(?!${gap}*${month}(?![\\p{L}]))`;
export const unit = `(?:[Cc]/[Oo]${gap}+)?(?:${unitWord}${space}[\\dA-Za-z]{1,4}(?:/\\d{1,2})?|\\d{1,2}/\\d{1,2})`;

function bothCases(words: string): string {
  return `(?:${words}|${words.toUpperCase()})`;
}

/** Large towns and the counties: what stands behind a street without a comma is a place only where it is one of them. */
export const knownTowns = new Set(
  (
    'london birmingham leeds glasgow sheffield bradford liverpool edinburgh manchester bristol cardiff belfast leicester wakefield coventry nottingham newcastle ' +
    'sunderland brighton hull plymouth wolverhampton stoke derby swansea southampton salford aberdeen westminster portsmouth york peterborough dundee lancaster ' +
    'oxford newport preston norwich chester cambridge salisbury exeter gloucester lisburn chichester winchester londonderry derry carlisle worcester bath durham ' +
    'lincoln hereford armagh inverness stirling perth newry luton bolton bournemouth middlesbrough reading huddersfield blackpool ipswich telford oldham swindon ' +
    'poole gateshead stockport doncaster rochdale rotherham sutton watford slough cheltenham barnsley southend basildon warrington wigan burnley bury crawley ' +
    'gillingham chatham maidstone colchester harlow stevenage bedford northampton kettering corby walsall dudley solihull blackburn accrington halifax keighley ' +
    'dewsbury batley harrogate scarborough grimsby scunthorpe mansfield chesterfield burton crewe birkenhead southport bootle hartlepool darlington ' +
    'stockton wrexham bangor rhyl merthyr pontypridd barry llanelli paisley greenock kilmarnock ayr falkirk livingston hamilton dunfermline kirkcaldy ' +
    'bangor lurgan portadown craigavon ballymena omagh enniskillen coleraine antrim taunton yeovil torquay weymouth hastings eastbourne folkestone dover margate ' +
    'kent essex surrey sussex hampshire dorset devon cornwall somerset wiltshire suffolk norfolk cheshire lancashire lancs yorkshire yorks staffordshire staffs ' +
    'derbyshire derbys nottinghamshire notts lincolnshire lincs leicestershire leics northants beds bucks herts berks hants middx warwickshire warks worcs glos salop shropshire cumbria northumberland tyne merseyside'
  ).split(' '),
);
