import './progress.css';

/** @param share 0 to 1; null moves to and fro. An SVG, because its width is an attribute and needs no inline style. */
export function Bar({ share }: { readonly share: number | null }) {
  return (
    <svg className="bar" aria-hidden="true" width="100%" height="8" preserveAspectRatio="none">
      <rect
        className={share === null ? 'bar-fill bar-fill-unknown' : 'bar-fill'}
        height="8"
        width={share === null ? '30%' : `${String(Math.min(1, Math.max(0, share)) * 100)}%`}
      />
    </svg>
  );
}
