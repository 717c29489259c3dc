import './surface.css';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const titles = /^(dr|prof|mr|mrs|ms|डा)\.?$/i;

/** First and last initial without titles: "Dr Anisha Rahman" gives "AR". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !titles.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map(
      (word) =>
        segmenter
          .segment(word ?? '')
          .containing(0)
          ?.segment.toLocaleUpperCase() ?? '',
    )
    .join('');
}

export function Avatar({
  name,
  size = 'normal',
}: {
  readonly name: string;
  readonly size?: 'small' | 'normal' | 'large';
}) {
  return (
    <span className={`avatar avatar-${size}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
