const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Largest amount, in yuan, that has words here. */
const LARGEST = 9_999_999_999_999.99;

/** An amount as cheques and vouchers write it: 1234.5 → `壹仟贰佰叁拾肆元伍角整`. Nothing for what has no words here. */
export function moneyInWords(amount: number): string | undefined {
  if (!Number.isFinite(amount) || Math.abs(amount) > LARGEST) return undefined;
  const fen = Math.round(Math.abs(amount) * 100);
  const [yuan, jiao, left] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan > 0 ? `${integerInWords(yuan)}元` : '';
  const sign = amount < 0 && fen > 0 ? '负' : '';
  if (jiao === 0 && left === 0) return `${sign}${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole && '零';
  return `${sign}${whole}${tenths}${left > 0 ? `${DIGITS[left]}分` : '整'}`;
}

function integerInWords(value: number): string {
  let words = '';
  let gap = false;
  const groups = String(value).match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? [];
  for (const [index, group] of groups.entries()) {
    const unit = GROUPS[groups.length - 1 - index] ?? '';
    if (Number(group) === 0) {
      gap = words !== '';
      continue;
    }
    if (words !== '' && (gap || group.startsWith('0'))) words += '零';
    words += groupInWords(Number(group)) + unit;
    gap = false;
  }
  return words;
}

/** 1 … 9999, zeros in between said once. */
function groupInWords(value: number): string {
  let words = '';
  let gap = false;
  const digits = String(value);
  for (const [index, digit] of [...digits].entries()) {
    if (digit === '0') {
      gap = true;
      continue;
    }
    if (gap && words !== '') words += '零';
    words += `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - index]}`;
    gap = false;
  }
  return words;
}
