/** The hall's sign: a house of pillars. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#2456A6" />
      <path
        d="M7 13.2 16 7l9 6.2M9.5 13.5V23M14 13.5V23M18 13.5V23M22.5 13.5V23M7 25h18"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
