/** The UN's list with so many organisations, named by letters: `NORDWIND MARINE AAAAWERK COMPANY`, `… BBBBWERK …`. */
export function unList(day: string, count: number): string {
  const entities = Array.from({ length: count }, (_, at) => {
    const word = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(at).repeat(4);
    return `<ENTITY><DATAID>${at}</DATAID><FIRST_NAME>NORDWIND MARINE ${word}WERK COMPANY</FIRST_NAME><REFERENCE_NUMBER>N.${at}</REFERENCE_NUMBER></ENTITY>`;
  });
  const persons = `<INDIVIDUALS><INDIVIDUAL><DATAID>99</DATAID><FIRST_NAME>ADA EXAMPLE</FIRST_NAME></INDIVIDUAL></INDIVIDUALS>`;
  return `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z">${persons}<ENTITIES>${entities.join("")}</ENTITIES></CONSOLIDATED_LIST>`;
}
