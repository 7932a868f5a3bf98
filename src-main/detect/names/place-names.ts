/** Names of countries and of British towns that are hardly ever somebody's: such a word is a person only where the sentence says so. All folded. */
export const placeNames = new Set(
  // The United Kingdom and Ireland.
  (
    'england scotland wales ulster london birmingham manchester liverpool leeds sheffield bristol newcastle sunderland middlesbrough hartlepool stockton darlington durham gateshead ' +
    'bradford wakefield huddersfield barnsley rotherham doncaster scarborough harrogate grimsby scunthorpe lincolnshire leicester nottingham stoke coventry wolverhampton ' +
    'walsall dudley telford shrewsbury worcester hereford gloucester cheltenham swindon oxford slough luton bedford cambridge peterborough norwich ipswich colchester chelmsford southend ' +
    'basildon brighton eastbourne hastings canterbury folkestone margate ramsgate maidstone gillingham chatham croydon bromley lewisham greenwich hackney islington haringey enfield ' +
    'barnet harrow hillingdon ealing hounslow wandsworth lambeth southwark newham redbridge havering deptford peckham tottenham brixton walthamstow wembley portsmouth southampton ' +
    'bournemouth plymouth exeter torquay truro penzance taunton yeovil salford rochdale oldham stockport tameside wigan warrington blackburn burnley blackpool lancashire cumbria ' +
    'carlisle birkenhead wirral knowsley sefton merseyside cheshire yorkshire humberside northumberland tyneside essex sussex surrey suffolk norfolk somerset dorset cornwall hampshire ' +
    'hertfordshire buckinghamshire berkshire oxfordshire northamptonshire staffordshire derbyshire nottinghamshire cardiff swansea newport wrexham llanelli merthyr rhondda bridgend bangor aberystwyth ' +
    'glasgow edinburgh aberdeen dundee inverness stirling paisley kilmarnock falkirk fife lanarkshire ayrshire belfast derry londonderry lisburn newry omagh dublin limerick galway ' +
    // Countries and larger cities elsewhere.
    'afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil bulgaria cameroon canada chile china colombia congo croatia ' +
    'cuba cyprus denmark ecuador egypt eritrea estonia ethiopia fiji finland france gabon gambia germany ghana greece greenland guatemala guinea guyana haiti honduras hungary iceland india indonesia ' +
    'iran iraq italy jamaica japan kazakhstan kenya kosovo kuwait kurdistan laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar malawi malaysia mali malta mauritius mexico ' +
    'moldova mongolia morocco mozambique myanmar namibia nepal netherlands nicaragua nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia ' +
    'rwanda samoa senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand togo tonga tunisia turkey uganda ukraine uruguay uzbekistan venezuela ' +
    'vietnam yemen zambia zimbabwe africa asia europe america lagos nairobi mogadishu karachi lahore islamabad mirpur delhi mumbai dhaka sylhet kabul baghdad tehran warsaw gdansk krakow bucharest ' +
    'budapest prague berlin munich hamburg amsterdam rotterdam brussels antwerp madrid barcelona lisbon rome milan naples athens istanbul ankara moscow kyiv beijing shanghai tokyo california texas'
  ).split(' '),
);
