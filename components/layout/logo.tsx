import { useText } from "#use-text";

export function LogoMark() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className="size-[22px] shrink-0">
      <rect width="22" height="22" rx="6" className="fill-brand" />
      <path
        d="m6.4 11.3 3.1 3.1 6.1-6.4"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-brand-ink"
      />
    </svg>
  );
}

export function Logo() {
  const text = useText("shell.app");
  return (
    <span className="inline-flex items-center gap-[9px] font-[650] tracking-[-.01em]">
      <LogoMark />
      {text("name")}
    </span>
  );
}
