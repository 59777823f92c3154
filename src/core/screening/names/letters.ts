const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
  );

/** Letters in other letters: how a word reads in Latin, and which Latin letter one looks like. */
export const letters: {
  readonly latin: ReadonlyMap<string, string>;
  readonly lookAlikes: ReadonlyMap<string, string>;
} = {
  latin: pairs(
    `
    ßss æae œoe øo đd ðd łl ıi þth ħh ŋn
    аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ьx эe юyu яya ёe іi їi єe ґg ўu
    αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
  `.replace(/ьx/, "ь"),
  ),
  lookAlikes: pairs(
    "аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh αa βb εe ηn ικ κk νv οo ρp τt υu χx".replace("ικ", "ιi"),
  ),
};
