const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that carry nothing. */
export const stopWords = list("the of and for in");

/** Words that many companies have in their names: sharing only these is sharing nothing. */
export const genericWords = list(`
  technology international group holding industry industrial digital electronic electric electrical system solution wireless network
  software hardware security semiconductor microelectronic communication telecommunication telecom science scientific equipment
  information intelligence intelligent artificial computer computing data cloud service capital bank banco trust fund foundation institute
  academy university research management business trading trade development investment construction engineering energy power device
  product global world general national state first new united union central east west north south eastern western northern southern
  medical military material materials machine machinery mobile media internet web online digital design studio lab laboratory tool
  company enterprise partner consulting market finance financial insurance aviation airline shipping transport logistic motor auto
  automotive vehicle optical photon photonics circuit integrated component chip micro nano video image imaging vision camera surveillance
  store shop project team open source labs works center centre department bureau ministry office city digital smart advanced
  china chinese russia russian america american usa us uk europe european asia asian pacific hong kong hongkong japan korea germany deutsche
  german france india italy spain mexico chile canada australia singapore taiwan turkey iran ukraine
  beijing shanghai shenzhen hangzhou zhejiang guangdong guangzhou nanjing jiangsu hefei anhui wuhan hubei chengdu sichuan tianjin chongqing
  argentina austria belarus belgium bolivia brasil brazil bulgaria colombia croatia czech denmark dubai egypt england finland
  hungary indonesia ireland israel kazakhstan malaysia macau morocco netherlands nigeria norway pakistan panama peru philippines
  poland portugal romania saudi scotland serbia slovakia slovenia africa african sweden swiss schweiz switzerland thailand tunisia
  turkiye emirates uae vietnam international arabia zealand korean japanese british french spanish italian deutschland osterreich
  xian suzhou wuxi xiamen fujian fuzhou jinan shandong qingdao dongguan zhuhai moscow london
`);

/** Other ways to write a word. */
const spellings: ReadonlyMap<string, string> = new Map(
  `tech=technology technol=technology technologies=technology technique=technology intl=international int=international
  internatl=international communications=communication comm=communication comms=communication telecommunications=telecommunication
  electronics=electronic microelectronics=microelectronic systems=system solutions=solution networks=network networking=network
  industries=industry holdings=holding grp=group mfg=manufacturing mfr=manufacturing sci=science sciences=science svc=service
  services=service semiconductors=semiconductor products=product devices=device labs=lab laboratories=laboratory dept=department
  inst=institute univ=university natl=national eng=engineering mgmt=management enterprises=enterprise partners=partner
  investments=investment developments=development tools=tool circuits=circuit components=component vehicles=vehicle motors=motor
  logistics=logistic airlines=airline funds=fund insitute=institute
  one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
  twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
  second=2nd third=3rd ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9`
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [written = "", meant = ""] = pair.split("=");
      return [written, meant];
    }),
);

/** The word that `word` is another way to write, else itself. */
export function canonicalWord(word: string): string {
  return spellings.get(word) ?? word;
}

export function isDistinctive(word: string): boolean {
  return !genericWords.has(word) && !stopWords.has(word) && !/^\d+$/.test(word);
}
