/** A number as it may be seen over somebody's shoulder: `+8613800138000` → `+86 138****8000`. */
export function maskPhone(phone: string): string {
  const [, country = '', number = phone] = /^(\+86|\+\d{1,3}?)(\d{7,})$/.exec(phone) ?? [];
  const shown = `${number.slice(0, 3)}****${number.slice(-4)}`;
  return country === '' ? shown : `${country} ${shown}`;
}
