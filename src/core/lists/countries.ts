/**
 * Countries by their code (ISO 3166-1 alpha-2) in English, as OFAC, the UK and the UN write them in addresses, with `|` between ways to
 * write one. https://www.iso.org/iso-3166-country-codes.html
 */
const table = `AD Andorra,AE United Arab Emirates|UAE,AF Afghanistan,AG Antigua and Barbuda,AI Anguilla,AL Albania,AM Armenia,AO Angola,AQ Antarctica,AR Argentina,AS American Samoa,AT Austria,AU Australia,AW Aruba,AX Aland Islands,AZ Azerbaijan,
BA Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia,BB Barbados,BD Bangladesh,BE Belgium,BF Burkina Faso,BG Bulgaria,BH Bahrain,BI Burundi,BJ Benin,BL Saint Barthelemy,BM Bermuda,BN Brunei|Brunei Darussalam,BO Bolivia|Plurinational State of Bolivia|Bolivia (Plurinational State of),BR Brazil,BS Bahamas,BT Bhutan,BW Botswana,BY Belarus,BZ Belize,
CA Canada,CC Cocos (Keeling) Islands,CD Democratic Republic of the Congo|Congo (Democratic Republic)|Congo Democratic Republic of the|DRC,CF Central African Republic,CG Congo|Republic of the Congo|Congo Republic of the,CH Switzerland,CI Cote d'Ivoire|Ivory Coast,CK Cook Islands,CL Chile,CM Cameroon,CN China|People's Republic of China|PRC|Mainland China,CO Colombia,CR Costa Rica,CU Cuba,CV Cape Verde|Cabo Verde,CW Curacao,CX Christmas Island,CY Cyprus,CZ Czech Republic|Czechia,
DE Germany|Federal Republic of Germany,DJ Djibouti,DK Denmark,DM Dominica,DO Dominican Republic,DZ Algeria,EC Ecuador,EE Estonia,EG Egypt,EH Western Sahara,ER Eritrea,ES Spain,ET Ethiopia,FI Finland,FJ Fiji,FK Falkland Islands,FM Micronesia,FO Faroe Islands,FR France,
GA Gabon,GB United Kingdom|UK|Great Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland,GD Grenada,GE Georgia|Georgia Republic of,GF French Guiana,GG Guernsey,GH Ghana,GI Gibraltar,GL Greenland,GM Gambia|Gambia The,GN Guinea,GP Guadeloupe,GQ Equatorial Guinea,GR Greece,GT Guatemala,GU Guam,GW Guinea-Bissau,GY Guyana,
HK Hong Kong|Hong Kong Special Administrative Region|Hong Kong SAR|Hong Kong (China),HN Honduras,HR Croatia,HT Haiti,HU Hungary,ID Indonesia,IE Ireland|Republic of Ireland,IL Israel,IM Isle of Man,IN India,IO British Indian Ocean Territory,IQ Iraq|Republic of Iraq,IR Iran|Iran Islamic Republic of|Iran (Islamic Republic of)|Islamic Republic of Iran,IS Iceland,IT Italy,JE Jersey,JM Jamaica,JO Jordan,JP Japan,
KE Kenya,KG Kyrgyzstan|Kyrgyz Republic,KH Cambodia,KI Kiribati,KM Comoros,KN Saint Kitts and Nevis|St Kitts and Nevis,KP North Korea|Korea North|Democratic People's Republic of Korea|DPRK|Korea (North)|Korea Democratic People's Republic of,KR South Korea|Korea South|Republic of Korea|Korea Republic of|Korea (South),KW Kuwait,KY Cayman Islands,KZ Kazakhstan,
LA Laos|Lao People's Democratic Republic|Lao PDR,LB Lebanon,LC Saint Lucia|St Lucia,LI Liechtenstein,LK Sri Lanka,LR Liberia,LS Lesotho,LT Lithuania,LU Luxembourg,LV Latvia,LY Libya|Libyan Arab Jamahiriya|State of Libya,MA Morocco,MC Monaco,MD Moldova|Republic of Moldova|Moldova Republic of,ME Montenegro,MF Saint Martin,MG Madagascar,MH Marshall Islands,MK North Macedonia|Macedonia|North Macedonia The Republic of,ML Mali,MM Burma|Myanmar|Myanmar (Burma)|Burma (Myanmar),MN Mongolia,MO Macau|Macao,MP Northern Mariana Islands,MQ Martinique,MR Mauritania,MS Montserrat,MT Malta,MU Mauritius,MV Maldives,MW Malawi,MX Mexico,MY Malaysia,MZ Mozambique,
NA Namibia,NC New Caledonia,NE Niger,NF Norfolk Island,NG Nigeria,NI Nicaragua,NL Netherlands|Holland,NO Norway,NP Nepal,NR Nauru,NU Niue,NZ New Zealand,OM Oman,PA Panama,PE Peru,PF French Polynesia,PG Papua New Guinea,PH Philippines,PK Pakistan,PL Poland,PM Saint Pierre and Miquelon,PN Pitcairn,PR Puerto Rico,PS Palestinian|Palestine|State of Palestine|Occupied Palestinian Territories|Palestinian Territories|West Bank,PT Portugal,PW Palau,PY Paraguay,QA Qatar,
RE Reunion,RO Romania,RS Serbia,RU Russia|Russian Federation,RW Rwanda,SA Saudi Arabia,SB Solomon Islands,SC Seychelles,SD Sudan,SE Sweden,SG Singapore,SH Saint Helena,SI Slovenia,SJ Svalbard and Jan Mayen,SK Slovakia|Slovak Republic,SL Sierra Leone,SM San Marino,SN Senegal,SO Somalia,SR Suriname,SS South Sudan,ST Sao Tome and Principe,SV El Salvador,SX Sint Maarten,SY Syria|Syrian Arab Republic,SZ Eswatini|Swaziland,
TC Turks and Caicos Islands,TD Chad,TF French Southern Territories,TG Togo,TH Thailand,TJ Tajikistan,TK Tokelau,TL Timor-Leste|East Timor,TM Turkmenistan,TN Tunisia,TO Tonga,TR Turkey|Turkiye|Republic of Turkiye,TT Trinidad and Tobago,TV Tuvalu,TW Taiwan|Taiwan Province of China,TZ Tanzania|United Republic of Tanzania|Tanzania United Republic of,UA Ukraine,UG Uganda,US United States|USA|United States of America,UY Uruguay,UZ Uzbekistan,
VA Vatican City|Holy See,VC Saint Vincent and the Grenadines|St Vincent and the Grenadines,VE Venezuela|Bolivarian Republic of Venezuela|Venezuela (Bolivarian Republic of),VG British Virgin Islands|Virgin Islands British|Virgin Islands (British),VI US Virgin Islands|Virgin Islands US,VN Vietnam|Viet Nam,VU Vanuatu,WF Wallis and Futuna,WS Samoa,XK Kosovo,YE Yemen|Republic of Yemen,YT Mayotte,ZA South Africa,ZM Zambia,ZW Zimbabwe`;

let codes: ReadonlyMap<string, string> | undefined;

/** The codes of countries that are written as names or as codes, each once; what is not a country says nothing. */
export function countriesNamed(texts: readonly string[]): readonly string[] {
  const known = (codes ??= codesByName());
  return [...new Set(texts.flatMap((text) => known.get(keyOf(text)) ?? []))];
}

function codesByName(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of table.split(/,\n?/)) {
    const code = entry.slice(0, 2);
    found.set(code.toLowerCase(), code);
    for (const name of entry.slice(3).split("|")) found.set(keyOf(name), code);
  }
  return found;
}

/** Without accents, signs and `the`, in small letters. */
function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .replace(/\bthe\b/g, "")
    .replace(/ +/g, "");
}
