/** What a column of a parts table, a property of a symbol or a key of a hardware spec says. */
export type ColumnRole =
  | "manufacturer"
  | "mpn"
  /** A part number that may be the maker's or the house's own. */
  | "number"
  | "model"
  | "value"
  | "description"
  | "reference"
  /** A running number or another header that also lists of other things have. */
  | "item"
  | "quantity"
  /** Who sells it, and under which number. */
  | "vendor"
  | "distributor"
  | "order-number"
  | "lcsc"
  | "footprint"
  /** Set: do not place. */
  | "not-placed"
  /** Set: place. */
  | "placed"
  /** Coordinates of a pick-and-place file. */
  | "position"
  /** What only an inventory of devices has: serial number, address, site. */
  | "inventory"
  | "price"
  | "link";

export interface Column {
  readonly role: ColumnRole;
  /** Among columns of one role the lowest says it best: "MPN" before "MP", "Value" before "Device". */
  readonly rank: number;
  /** 1 for the part, 2 and up for its alternates; undefined when the header does not count. */
  readonly ordinal?: number;
}

/** Headers of a number to order by that do not say whose it is: the seller's, or the maker's where nobody sells. */
const anybodysOrderNumber =
  "bestellnummer, bestell nummer, bestell nr, bestellnr, order number, order code, ordering code, order no";

/** Header names as they are met, by role. Compared after `foldHeader`, so case, blanks and punctuation do not matter. */
const names: Readonly<Record<ColumnRole, string>> = {
  manufacturer:
    "manufacturer, manufacturers, manufacturer name, mfr name, mfg name, part manufacturer, component manufacturer, mf, mfr, mfrs, mfg, " +
    "manf, manuf, mnf, man, maker, make, brand, brand name, oem, mfgr, producer, manufactured by, vendor name, " +
    "hersteller, herstellername, fabrikat, marke, produzent, fabricant, fabricante, produttore, marca, fabrikant, tillverkare, " +
    "制造商, 制造厂商, 制造商名称, 厂商, 厂家, 厂牌, 生产商, 生产厂家, 生产厂商, 品牌, 原厂, 製造商, 廠商, 廠牌, メーカー, メーカ, メーカー名, производитель, изготовитель, фирма изготовитель, фирма производитель, фирма, бренд, виробник",
  mpn:
    "mpn, mpns, manufacturer part, manufacturer part number, manufacturer part no, manufacturer part num, manufacturer part nr, " +
    "manufacturer number, manufacturer no, manufacturer pn, manufacturer partnumber, manufacturers part number, manufacturer p/n, " +
    "manufacturer id, mfr part, mfr part number, mfr part no, mfr no, mfr number, mfr pn, mfr p/n, mfg part, mfg part number, mfg part no, " +
    "mfg pn, mfg p/n, mfg number, mfgr part number, manf part, manf part number, manf#, manf no, manf pn, mfr#, mfg#, #manf, #mfr, #mfg, mfpn, mfp, mfrpn, mfgpn, " +
    "mnfpn, mp, mf pn, mf part number, man part no, manpartno, man part number, oem part number, oem pn, maker part number, orderable part number, " +
    "herstellernummer, hersteller nr, herstellerteilenummer, hersteller teilenr, hersteller artikelnummer, hersteller artikelnr, " +
    "hersteller bestellnummer, hersteller bezeichnung, bestellbezeichnung, hersteller typ, herstellertyp, hersteller teile nr, typenbezeichnung, reference fabricant, ref fabricant, " +
    "制造商料号, 制造商型号, 制造商零件编号, 制造商零件号, 制造商部件号, 制造商编号, 厂家型号, 厂家料号, 厂商型号, 厂商料号, 原厂型号, 原厂料号, " +
    "製造商料號, 廠商料號, メーカー型番, 型番, артикул производителя, партномер, парт номер, номер производителя, код производителя, заказной номер, тип производителя",
  number:
    "pn, p/n, p#, part#, #part, part number, part no, part nr, part num, partnumber, part code, part id, pin number, component number, sku, " +
    "sku / model, stock code, catalog number, catalogue number, article number, artikelnummer, artikel nr, teilenummer, teile nr, " +
    "sachnummer, bauteilnummer, material number, codice, numero de parte, 料号, 物料号, 零件号, 料號, 部品番号, артикул, номенклатурный номер, номер детали, децимальный номер",
  model:
    "model, model number, model no, model name, model or sku, device model, product model, type number, typ, typnummer, geratetyp, modell, " +
    "modele, modelo, device type, 型号, 规格型号, 型号规格, 型号 / 规格, 规格 / 型号, 产品型号, 元件型号, 器件型号, 设备型号, 型號, 規格型號, 形式, модель, тип",
  value:
    "value, val, values, comment, designation, part name, name, component, component name, item name, item label, device, device name, product, " +
    "product name, part, value/description, wert, bauteilwert, bezeichnung, benennung, bauteil, bauelement, komponente, valeur, valor, valore, libref, library ref, " +
    "chip, soc, chipset, module, 值, 名称, 物料名称, 元件名称, 器件名称, 模块名称, 零件名称, 元器件名称, 品名, 参数值, 物料, 元件, 值/型号, 名稱, наименование, номинал, компонент, изделие, обозначение",
  description:
    "description, desc, descr, part description, item description, specification, specifications, spec, key properties, note, notes, remark, " +
    "remarks, comments, details, beschreibung, spezifikation, bemerkung, bemerkungen, kommentar, technische daten, descripcion, descrizione, " +
    "描述, 物料描述, 规格, 规格描述, 参数, 备注, 说明, 規格, 描述信息, 備考, описание, примечание, характеристики",
  reference:
    "designator, designators, reference, references, ref, refs, ref des, refdes, ref designator, reference designator, reference designators, " +
    "ref designators, referenz, referenzen, bauteilreferenz, bezeichner, referenzbezeichner, bauteilbezeichnung, repere, referencia, riferimento, parts, " +
    "位号, 元件位号, 标号, 元件标号, 位置号, 位號, 部品記号, позиционное обозначение, поз обозначение, поз обозн, позиции",
  item: "item, item no, item number, item#, id, #, no, nr, pos, position, line, index, lfd nr, lfd, 序号, 编号, 項次, 序號, № п/п, № пп, поз",
  quantity:
    "qty, quantity, qnty, quant, quantities, count, amount, qty per board, quantity per board, qty per unit, qty per node, qty per pcb, qty/board, " +
    "qty required, board qty, total qty, total quantity, build quantity, stuckzahl, menge, anzahl, stuck, stk, quantite, qte, cantidad, quantita, " +
    "数量, 用量, 单机用量, 數量, 個数, 员数, 員数, количество, кол во, кол, шт",
  vendor:
    "vendor, supplier, supplier name, source, lieferant, fournisseur, proveedor, fornitore, 供应商, 供货商, 供應商, поставщик",
  distributor: "distributor, distributor name, distributors, reseller, seller, shop, store, 经销商, 代理商, 渠道",
  "order-number":
    `${anybodysOrderNumber}, ` +
    "supplier part, supplier part number, supplier part no, supplier pn, supplier and ref, supplier ref, supplier no, distributor part, " +
    "distributor part number, distributor partnum, vendor part number, vendor part, vendor pn, vendor no, " +
    "digikey, digikey pn, digikey part, digikey part number, digikey#, digikey no, digi-key part number, mouser, mouser pn, #mouser, mouser part, mouser part number, mouser no, " +
    "mouser#, arrow part number, arrow pn, farnell, farnell pn, farnell part number, element14, newark, newark part number, rs, rs part number, rs stock no, tme, tme part number, " +
    "reichelt, conrad, future, tti, verical, octopart, " +
    "供应商编号, 供应商料号, 供应商型号",
  lcsc:
    "lcsc, lcsc part, lcsc part number, lcsc part#, lcsc pn, lcsc#, lcsc part no, lcsc no, lcsc number, lcsc id, jlcpcb part#, jlcpcb part, jlcpcb, jlc part, jlc, jlcpcb part number, " +
    "jlcpcb pn, jlc pn, jlc part number, szlcsc, 立创编号, 立创商城编号, 商城编号, 嘉立创编号, 立创",
  footprint:
    "footprint, footprints, package, pcb footprint, case, case/package, package/case, pkg, gehause, bauform, boitier, encapsulado, 封装, 封裝, 封装形式, корпус",
  "not-placed":
    "dnp, dnf, dni, dns, do not place, do not populate, do not fit, do not install, not fitted, no stuff, exclude from bom, nicht bestuckt, 不贴, 不焊",
  placed:
    "populate, populated, fitted, place, placed, fit, mount, mounted, stuff, bestuckt, bestuckung, 是否贴片, 是否焊接",
  position:
    "mid x, mid y, center x, center y, pos x, pos y, ref x, ref y, pad x, pad y, x, y, rotation, rot, layer, side, centerx(mm), centery(mm), x(mm), y(mm)",
  inventory:
    "serial, serial number, serial no, serial#, sn, s/n, asset, asset tag, asset id, ip, ip address, ipv4, mac, mac address, hostname, host, " +
    "firmware, firmware version, fw version, site, rack, location, installed, seriennummer, standort, ip adresse, 序列号, 地址",
  price:
    "price, unit price, cost, unit cost, total, total price, total cost, ext price, extended price, price each, preis, stuckpreis, einzelpreis, gesamtpreis, prix, 单价, 价格, 金额, 总价",
  link: "link, url, links, stock url, datasheet, datasheet url, product link, purchase link, supplier link, distributor part link, web, website, datenblatt, 链接, 购买链接, 数据手册",
};

/** The roles by name, as a team may give them in its policy. */
export function isColumnRole(word: string): word is ColumnRole {
  return Object.hasOwn(names, word);
}

/** Role and rank of every name; the rank is its place in the list, and the lower one wins among columns of one role. */
const known: ReadonlyMap<string, Column> = new Map(
  (Object.keys(names) as ColumnRole[]).flatMap((role) =>
    names[role].split(/,\s/).map((name, rank): [string, Column] => [foldHeader(name), { role, rank }]),
  ),
);

/** Words that turn a column into that of an alternate: "Alt MPN", "2nd source manufacturer", "备选型号". */
const alternateWords =
  "alternates?|alternative[nrs]?|alternatives?|alternativ|altern|alt|second(?:ary)?source|2ndsource|second(?:ary)?|2nd|replacement|substitute|ersatz|" +
  "zweitquellen?|zweite?quellen?|2quelle|zweit|第二货源|第二來源|第二来源|第二貨源|第二供应商|第二供应|第二|二供|次选|備用料|备用料|备选料|替代料|替代品|替换|备选|替代|备用|備選|備用|второи|вторая|альтернативныи|аналог|замена";
const alternateFirst = new RegExp(`^(?:${alternateWords})(\\d?)(.+)$`);
const alternateLast = new RegExp(`^(.+?)(?:${alternateWords})(\\d?)$`);

/** Headers of one column for the whole alternate: mostly its maker. As a seller it would be one of the part itself. */
const alternateMaker: ReadonlySet<string> = new Set(
  "second source, 2nd source, secondary source, alternate source, alternative source, alt source, second supplier, 2nd supplier, zweitquelle, zweitlieferant, 2. quelle, 第二货源, 第二供应商, 第二貨源, 第二供應商"
    .split(", ")
    .map(foldHeader),
);

const lastAnybodys = anybodysOrderNumber.split(", ").length - 1;

/** Whether a column has a number to order by, and its header does not say whose it is. */
export function isAnybodysOrderNumber({ role, rank }: Column): boolean {
  return role === "order-number" && rank >= 0 && rank <= lastAnybodys;
}

/** The role of a header, property name or key; undefined when it is none we know. */
export function columnOf(header: string): Column | undefined {
  if (header.length > 60) return undefined;
  const whole = columnOfFolded(foldHeader(header));
  if (whole) return whole;
  // "Manufacturer (制造商)", "品牌/Brand", "Qty [pcs]": either half may be the one we know.
  for (const half of header.split(/[()（）[\]/|\n:：]/)) {
    const column = half.length < header.length ? columnOfFolded(foldHeader(half)) : undefined;
    if (column) return column;
  }
  return undefined;
}

function columnOfFolded(folded: string): Column | undefined {
  if (alternateMaker.has(folded)) return { role: "manufacturer", rank: alternateMaker.size, ordinal: 2 };
  const plain = lookUp(folded) ?? counted(folded);
  if (plain) return plain;
  const first = alternateFirst.exec(folded);
  const last = first ? undefined : alternateLast.exec(folded);
  const name = first?.[2] ?? last?.[1];
  const column = name === undefined ? undefined : (lookUp(name) ?? counted(name));
  if (!column) return undefined;
  return { ...column, ordinal: 1 + (Number(first?.[1] ?? last?.[2]) || (column.ordinal ?? 1)) };
}

function lookUp(folded: string): Column | undefined {
  return known.get(folded) ?? (folded.includes("#") ? known.get(folded.replace(/#/g, "")) : undefined);
}

/** "Manufacturer 2", "MPN2", "Manufacturer 2 Part Number". */
function counted(folded: string): Column | undefined {
  const digit = /\d/.exec(folded);
  if (!digit) return undefined;
  const column = lookUp(folded.slice(0, digit.index) + folded.slice(digit.index + 1));
  return column && { ...column, ordinal: Number(digit[0]) || 1 };
}

/** A header as it is compared: lower case, without accents, blanks and punctuation; `#` stays. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\s\ufeff_.\-/\\:*"'()[\]?、]+/g, "")
    .toLowerCase();
}
