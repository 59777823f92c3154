import assert from "node:assert/strict";
import type { ListEntry, ListReading } from "../../../src/core/lists/listEntry.js";
import { readList, readListFiles } from "../../../src/core/lists/readList.js";
import { atOnce } from "../../../src/core/text/steps.js";

/** The same whether the text comes whole or in pieces of seven characters. */
function read(title: string, text: string): ListReading {
  const whole = readList(title, [text]);
  assert.deepEqual(readList(title, text.match(/[^]{1,7}/g) ?? []), whole, "in pieces");
  return whole;
}

/** `list kind since: names, then the weak ones`. */
function told({ listId = "-", kind, since = "undated", names, strong = names.length }: ListEntry): string {
  const weak = names.slice(strong);
  return `${listId} ${kind} ${since}: ${names.slice(0, strong).join(" | ")}${weak.length > 0 ? ` ~ ${weak.join(" | ")}` : ""}`;
}

function check(reading: ListReading, format: string, expected: readonly string[]): void {
  assert.equal(reading.problem, undefined);
  assert.equal(reading.format, format);
  assert.deepEqual(reading.entries.map(told), expected);
}

describe("official lists in their own files", () => {
  it("OFAC, XML", () => {
    const reading = read(
      "sdn.xml",
      `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://lists.example/XML"><publshInformation><Publish_Date>07/30/2026</Publish_Date><Record_Count>3</Record_Count></publshInformation>
<sdnEntry><uid>36</uid><lastName>NORDWIND  AIRLINES &amp; CO</lastName><sdnType>Entity</sdnType><programList><program>CUBA</program></programList>
<akaList><aka><uid>12</uid><type>a.k.a.</type><category>strong</category><lastName>NORD-WIND</lastName></aka><aka><uid>13</uid><type>a.k.a.</type><category>weak</category><lastName>NWA</lastName></aka></akaList><addressList><address><uid>1</uid><country>Korea, North</country></address><address><uid>2</uid><city>X</city></address></addressList></sdnEntry>
<sdnEntry><uid>37</uid><firstName>Ada</firstName><lastName>EXAMPLE</lastName><sdnType>Individual</sdnType><programList><program>SDGT</program></programList></sdnEntry>
<sdnEntry><uid>38</uid><lastName>SUDWIND CHIPS</lastName><sdnType>Entity</sdnType><programList><program>CMIC-EO13959</program></programList></sdnEntry>
<sdnEntry><uid>39</uid><sdnType>Entity</sdnType></sdnEntry>
</sdnList>`,
    );
    check(reading, "OFAC, XML", [
      "us-ofac-sdn organisation undated: NORDWIND AIRLINES & CO | NORD-WIND ~ NWA",
      "us-ofac-sdn person undated: Ada EXAMPLE",
      "us-ofac-sdn organisation undated: SUDWIND CHIPS",
    ]);
    assert.equal(reading.day, "2026-07-30");
    assert.deepEqual(reading.entries[0]?.countries, ["KP"]);
    assert.deepEqual(reading.skipped, [{ reason: "no name", count: 1, first: 4 }]);
  });

  it("OFAC, advanced XML", () => {
    const party = (ref: string, type: string, names: string): string =>
      `<DistinctParty FixedRef="${ref}"><Profile ID="${ref}0" PartySubTypeID="${type}"><Identity>${names}</Identity><Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="7"/></FeatureVersion></Feature><Feature FeatureTypeID="10"><FeatureVersion><VersionLocation LocationID="8"/></FeatureVersion></Feature></Profile></DistinctParty>`;
    const alias = (attributes: string, ...parts: string[]): string =>
      `<Alias ${attributes}><DocumentedName>${parts.map((part) => `<DocumentedNamePart><NamePartValue>${part}</NamePartValue></DocumentedNamePart>`).join("")}</DocumentedName></Alias>`;
    const reading = read(
      "sdn_advanced.xml",
      `<?xml version="1.0"?><Sanctions xmlns="https://lists.example/ADVANCED_XML"><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>5</Month><Day>21</Day></DateOfIssue>
<ReferenceValueSets><ListValues><List ID="1550">SDN List</List><List ID="91243">Consolidated List</List></ListValues><PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<CountryValues><Country ID="11">Hong Kong</Country><Country ID="12">Cuba</Country></CountryValues><FeatureTypeValues><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues></ReferenceValueSets>
<Locations><Location ID="7"><LocationCountry CountryID="11"/></Location><Location ID="8"><LocationCountry CountryID="12"/></Location></Locations>
<DistinctParties>${party("1", "3", alias('Primary="false" LowQuality="true"', "NW") + alias('Primary="true" LowQuality="false"', "Nordwind", "Group"))}${party("2", "4", alias('Primary="true"', "EXAMPLE", "Ada"))}${party("3", "1", alias('Primary="true"', "ROSE"))}${party("4", "3", alias('Primary="true"', "Sudwind Bank"))}</DistinctParties>
<SanctionsEntries><SanctionsEntry ID="1" ProfileID="10" ListID="1550"><SanctionsMeasure><Comment>CYBER2</Comment></SanctionsMeasure></SanctionsEntry><SanctionsEntry ID="4" ProfileID="40" ListID="91243"><SanctionsMeasure><Comment>UKRAINE-EO13662</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>`,
    );
    check(reading, "OFAC, advanced XML", [
      "us-ofac-sdn organisation undated: Nordwind Group ~ NW",
      "us-ofac-sdn person undated: EXAMPLE Ada",
      "us-ofac-sdn vessel undated: ROSE",
      "us-ofac-ssi organisation undated: Sudwind Bank",
    ]);
    assert.equal(reading.day, "2026-05-21");
    assert.deepEqual(reading.entries[0]?.countries, ["HK"], "of its addresses, and not its nationality");
  });

  const sdn =
    '36,"NORDWIND AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID 1; a.k.a. \'NWA\'."\r\n' +
    '37,"EXAMPLE, Ada","individual","SDGT] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n' +
    '38,-0- ,-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001a';
  const add =
    '36,1,-0- ,"Havana","Cuba",-0- \r\n36,2,"1 Way","Moscow","Russia",-0- \r\n36,3,-0- ,-0- ,"undetermined",-0- \r\n37,4,-0- ,-0- ,-0- ,-0- \r\n98,5,-0- ,-0- ,"Iran",-0- \r\n\u001a';
  const alt = '36,12,"aka","NORD-WIND",-0- \r\n36,13,"fka","NORDWIND  LINES",-0- \r\n99,14,"aka","X",-0- \r\n\u001a';
  it("OFAC, CSV without a header, with -0- and a final 0x1A", () => {
    const reading = atOnce(
      readListFiles([
        { title: "sdn.csv", chunks: [sdn] },
        { title: "alt.csv", chunks: [alt] },
        { title: "add.csv", chunks: [add] },
      ]),
    );
    check(reading, "OFAC, CSV", [
      "us-ofac-sdn organisation undated: NORDWIND AIRLINES | NORD-WIND | NORDWIND LINES ~ NWA",
      "us-ofac-sdn person undated: EXAMPLE, Ada",
    ]);
    assert.deepEqual(
      reading.skipped.map(({ reason, first }) => `${first}: ${reason}`),
      [
        "3: no name",
        "3: a name of an entry that is not in the list",
        "5: an address of an entry that is not in the list",
      ],
    );
    assert.deepEqual(
      reading.entries.map(({ countries }) => countries),
      [["CU", "RU"], []],
    );
  });
  it("OFAC, CSV: other names alone say nothing", () => {
    assert.match(read("alt.csv", alt).problem ?? "", /import sdn\.csv with alt\.csv/);
  });
  it("OFAC, CSV, non-SDN: the list by the programme", () => {
    const row = (id: string, name: string, programmes: string): string =>
      `${id},"${name}",-0- ,"${programmes}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n`;
    const text =
      row("1", "Nord Bank", "UKRAINE-EO13662] [RUSSIA-EO14024") +
      row("2", "Sud Chips", "CMIC-EO13959") +
      row("3", "West", "RUSSIA-EO14024");
    check(read("cons_prim.csv", text), "OFAC, CSV", [
      "us-ofac-ssi organisation undated: Nord Bank",
      "us-ofac-ns-cmic organisation undated: Sud Chips",
      "us-ofac-ns-mbs organisation undated: West",
    ]);
  });

  it("UK, CSV: a report date first, names over six columns, several rows a designation", () => {
    const columns =
      "Last Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,Date Designated,Address Country";
    const reading = read(
      "UK-Sanctions-List.csv",
      `Report Date: 30-Jul-2026\r\n${columns}\r\n` +
        "30/07/2026,RUS0001,1,NORDWIND JSC,,,,,,Primary name,,АО Нордвинд,Russia,Entity,30/12/2020,Russia\r\n" +
        "30/07/2026,RUS0001,1,NORD WIND,,,,,,Alias,Good quality,,Russia,Entity,30/12/2020,Türkiye\r\n" +
        "30/07/2026,RUS0001,1,NW,,,,,,Alias,Low quality a.k.a,,Russia,Entity,30/12/2020\r\n" +
        "30/07/2026,RUS0002,2,EXAMPLE,Ada,Maria,,,,Primary name,,,Russia,Individual,01/02/2022\r\n" +
        "30/07/2026,RUS0003,3,ROSE,,,,,,Primary name,,,Russia,Ship,\r\n",
    );
    assert.deepEqual(reading.entries[0]?.countries, ["RU", "TR"]);
    check(reading, "UK sanctions list, CSV", [
      "uk organisation 2020-12-30: NORDWIND JSC | АО Нордвинд | NORD WIND ~ NW",
      "uk person 2022-02-01: Ada Maria EXAMPLE",
      "uk vessel undated: ROSE",
    ]);
    assert.equal(reading.day, "2026-07-30");
  });
  it("UK, XML", () => {
    const reading = read(
      "UK-Sanctions-List.xml",
      `<?xml version="1.0"?><Designations><DateGenerated>30/07/2026</DateGenerated><Designation><DateDesignated>30/12/2020</DateDesignated><UniqueID>AFG0001</UniqueID>
<Names><Name><Name6>NORD WIND</Name6><NameType>Alias</NameType></Name><Name><Name6>NORDWIND EXCHANGE</Name6><NameType>Primary Name</NameType></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Нордвинд</NameNonLatinScript></NonLatinName></NonLatinNames><IndividualEntityShip>Entity</IndividualEntityShip><Addresses><Address><AddressCountry>Hong Kong (China)</AddressCountry></Address></Addresses></Designation></Designations>`,
    );
    assert.deepEqual(reading.entries[0]?.countries, ["HK"]);
    check(reading, "UK sanctions list, XML", ["uk organisation 2020-12-30: NORDWIND EXCHANGE | NORD WIND | Нордвинд"]);
  });
  it("the retired OFSI list is refused with that reason", () => {
    const csv =
      "Last Updated,27/01/2026\nName 6,Name 1,Name 2,Title,Group Type,Alias Type,Regime,Listed On,Group ID\nX,,,,Entity,,R,01/01/2020,1\n";
    assert.match(read("ConList.csv", csv).problem ?? "", /retired on 2026-01-28: take the UK sanctions list/);
    const xml =
      '<?xml version="1.0"?><ArrayOfFinancialSanctionsTarget><FinancialSanctionsTarget/></ArrayOfFinancialSanctionsTarget>';
    assert.match(read("ConList.xml", xml).problem ?? "", /retired on 2026-01-28/);
  });

  it("EU, XML", () => {
    const reading = read(
      "eu.xml",
      `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://lists.example/fsd/export" generationDate="2026-07-30T16:02:40.757+02:00" globalFileId="1">
<sanctionEntity designationDetails="" euReferenceNumber="EU.1.1" logicalId="13"><regulation entryIntoForceDate="2014-09-12" programme="UKR"/><subjectType code="enterprise" classificationCode="E"/>
<nameAlias wholeName="AO &quot;Nordwind&quot;" strong="true"/><nameAlias wholeName="" firstName="Nord" lastName="Wind" strong="true"/><nameAlias wholeName="NW" strong="false"/><address countryIso2Code="RU"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.1.2" logicalId="14"><subjectType code="person" classificationCode="P"/><nameAlias wholeName="Ada Example" strong="true"/></sanctionEntity></export>`,
    );
    check(reading, "EU consolidated list, XML", [
      'eu-consolidated organisation 2014-09-12: AO "Nordwind" | Nord Wind ~ NW',
      "eu-consolidated person undated: Ada Example",
    ]);
    assert.deepEqual(reading.entries[0]?.countries, ["RU"]);
  });
  it("EU, CSV: a row for each name and each address", () => {
    const reading = read(
      "eu.csv",
      "\ufefffileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_SubjectType;Entity_SubjectType_ClassificationCode;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;Address_CountryIso2Code\n" +
        '30/07/2026;13;EU.1.1;2014-09-12;E;enterprise;;;;"Nordwind; AG";\n30/07/2026;13;EU.1.1;2014-09-12;E;enterprise;;;;Nord Wind;\n30/07/2026;13;EU.1.1;;E;enterprise;;;;;RU\n30/07/2026;14;EU.1.2;;P;person;Example;Ada;;;\n',
    );
    check(reading, "EU consolidated list, CSV", [
      "eu-consolidated organisation 2014-09-12: Nordwind; AG | Nord Wind",
      "eu-consolidated person undated: Ada Example",
    ]);
    assert.equal(reading.day, "2026-07-30");
  });

  it("UN, XML", () => {
    const reading = read(
      "consolidated.xml",
      `<?xml version="1.0" encoding="utf-8"?><CONSOLIDATED_LIST dateGenerated="2026-07-30T02:00:03.123Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ADA</FIRST_NAME><SECOND_NAME>EXAMPLE</SECOND_NAME><REFERENCE_NUMBER>KPi.1</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>NORDWIND TRADING &amp; CO</FIRST_NAME><REFERENCE_NUMBER>KPe.1</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Nord Wind</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>NW</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>`,
    );
    assert.deepEqual(reading.entries[1]?.countries, ["KP"]);
    check(reading, "UN consolidated list, XML", [
      "un person undated: ADA EXAMPLE",
      "un organisation 2017-06-02: NORDWIND TRADING & CO | Nord Wind ~ NW",
    ]);
  });

  it("Canada, XML", () => {
    const reading = read(
      "sema-lmes.xml",
      `<?xml version="1.0"?><data-set><record><Country>Russia / Russie</Country><EntityOrShip>Nordwind Bank / Banque Nordwind</EntityOrShip><Schedule>1</Schedule><Item>7</Item><Aliases>Nord Wind; NW Bank</Aliases><DateOfListing>2022-02-28</DateOfListing></record>
<record><Country>Russia</Country><LastName>Example</LastName><GivenName>Ada</GivenName><Item>8</Item></record><record><Country>Russia</Country><EntityOrShip>ROSE</EntityOrShip><ShipIMONumber>9000000</ShipIMONumber><Item>9</Item></record></data-set>`,
    );
    check(reading, "Canada, XML", [
      "ca organisation 2022-02-28: Nordwind Bank | Banque Nordwind | Nord Wind | NW Bank",
      "ca person undated: Ada Example",
      "ca vessel undated: ROSE",
    ]);
  });
  it("Switzerland, XML: what was taken off is none, and what an amendment repeats counts once", () => {
    const entity = (name: string, variant = ""): string =>
      `<entity><identity ssid="1" main="true"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>${name}</value>${variant}</name-part></name></identity></entity>`;
    const reading = read(
      "seco.xml",
      `<?xml version="1.0"?><swiss-sanctions-list list-type="whole-list" date="2026-07-30"><sanctions-program ssid="20"/>
<target ssid="100"><modification modification-type="listed" effective-date="2022-03-16"><added><target ssid="100">${entity("Twice")}</target></added></modification>${entity("Nordwind AG", "<spelling-variant>Nord-Wind AG</spelling-variant>")}</target>
<target ssid="101"><modification modification-type="de-listed" effective-date="2024-01-01"/><modification modification-type="listed" effective-date="2020-01-01"/>${entity("Sudwind AG")}</target></swiss-sanctions-list>`,
    );
    check(reading, "Switzerland, XML", ["ch organisation 2022-03-16: Nordwind AG | Nord-Wind AG"]);
    assert.deepEqual(reading.skipped, [{ reason: "taken off the list", count: 1, first: 2 }]);
    assert.equal(reading.day, "2026-07-30");
  });
  it("Australia: a letter after the reference is another name", () => {
    const reading = read(
      "regulation8.tsv",
      "Reference\tName of Individual or Entity\tType\tName Type\tAlias Strength\tControl Date\n1\tNordwind Corp\tEntity\tPrimary Name\t\t2010-01-02\n2\tAda Example\tIndividual\tPrimary Name\t\t\n1a\tNord Wind\tEntity\tAKA\tStrong\t2010-01-02\n1b\tNW\tEntity\tAKA\tWeak\t\n",
    );
    check(reading, "Australia, consolidated list", [
      "au organisation 2010-01-02: Nordwind Corp | Nord Wind ~ NW",
      "au person undated: Ada Example",
    ]);
  });
  it("Taiwan", () => {
    const reading = read(
      "shtc.csv",
      "\ufeff項次item,國家代碼country code,名稱name,別名alias,地址address,護照號碼ID Number\n1,CN;HK,Nordwind Co. Ltd.; 簡體中文：北风公司,Nord Wind；NWC,x,\n",
    );
    check(reading, "Taiwan, strategic high-tech commodities", [
      "tw unknown undated: Nordwind Co. Ltd. | 北风公司 | Nord Wind | NWC",
    ]);
    assert.deepEqual(reading.entries[0]?.countries, ["CN", "HK"]);
  });
  it("OpenSanctions: its licence is said, and what is no party is counted", () => {
    const reading = read(
      "targets.simple.csv",
      '"id","schema","name","aliases","birth_date","countries","dataset"\n"ofac-1","Company","Nordwind","Nord Wind;NW","","ru","US OFAC Specially Designated Nationals (SDN) List"\n"x","Person","Ada Example","","","","X"\n"y","CryptoWallet","abc","","","","X"\n',
    );
    check(reading, "OpenSanctions, targets.simple.csv", [
      "us-ofac-sdn organisation undated: Nordwind | Nord Wind | NW",
      "- person undated: Ada Example",
    ]);
    assert.match(reading.note ?? "", /non-commercial use only/);
    assert.deepEqual(reading.entries[0]?.countries, ["RU"]);
    assert.equal(reading.skipped[0]?.reason, "no party but a CryptoWallet");
  });
  it("the team's own YAML", () => {
    const text =
      "entries:\n  - { id: 1, name: Nordwind AG, aliases: [Nord Wind, NW], country: DE, since: 2024-01-02 }\n  - name: Sudwind\n  - id: 3\n";
    const reading = read("own.yaml", text);
    check(reading, "own list, YAML", [
      "- organisation 2024-01-02: Nordwind AG | Nord Wind | NW",
      "- organisation undated: Sudwind",
    ]);
    assert.deepEqual(reading.skipped, [{ reason: "no name", count: 1, first: 3 }]);
    assert.match(read("own.yaml", "entries:\n  - name: [x\n").problem ?? "", /^line \d+: /);
  });
});
