import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Table } from '../../../ui/Table.tsx';
import { niceTicks, labelled } from './plot-scale.ts';
import './plot.css';
import { useWidth } from './use-width.ts';

export interface PlotPoint {
  readonly key: string;
  /** 0 to 1, from left to right. */
  readonly at: number;
  readonly label: string;
  /** One for each series; null: nothing was measured. */
  readonly values: readonly (number | null)[];
}

interface PlotProps {
  readonly title: string;
  /** What it means and how it is counted. */
  readonly text: string;
  /** Names of the series; the first stands out. */
  readonly series: readonly string[];
  readonly points: readonly PlotPoint[];
  readonly kind: 'line' | 'bars';
  /** How far apart two points are when none is missing, as a share of the width. */
  readonly apart: number;
  readonly write: (value: number) => string;
  /** Head of the table's first column. */
  readonly across: string;
  /** The whole in one sentence, for whoever does not see it. */
  readonly summary: string;
  /** The top of the axis, where it has a natural one. */
  readonly top?: number;
  /** Counted, not measured. */
  readonly wholeOnly?: boolean;
}

const height = 200;
const around = { left: 48, right: 12, top: 12, bottom: 28 } as const;
/** Width of one letter of a label at most, px: 12 px high. */
const letter = 7.5;
/** Room for one label below, px. */
const labelRoom = 84;

/** Figures over time as lines or bars; the same figures as a table below it. */
export function Plot(props: PlotProps) {
  const { title, text, series, points, kind, apart, write, across, summary, top, wholeOnly = false } = props;
  const { t } = useTranslation('administration');
  const [frame, width] = useWidth<HTMLDivElement>();
  const values = points.flatMap((point) => point.values.filter((value) => value !== null));
  const ticks = niceTicks(top ?? Math.max(0, ...values), wholeOnly);
  const most = ticks.at(-1) ?? 1;
  const longest = Math.max(...ticks.map((tick) => write(tick).length));
  const edge = { ...around, left: Math.max(around.left, longest * letter + 8) };
  const inner = Math.max(40, width - edge.left - edge.right);
  const bar = Math.max(2, Math.min(28, apart * inner * 0.7));
  // Bars at the edges must not be cut.
  const margin = kind === 'bars' ? bar / 2 : 4;
  const x = (at: number): number => edge.left + margin + at * (inner - 2 * margin);
  const y = (value: number): number => edge.top + (1 - value / most) * (height - edge.top - edge.bottom);
  const columns = [
    { id: 'at', title: across, isRowHeader: true, cell: (point: PlotPoint) => point.label },
    ...series.map((name, index) => ({
      id: name,
      title: name,
      align: 'end' as const,
      cell: (point: PlotPoint) => writeOr(point.values[index] ?? null),
    })),
  ];
  function writeOr(value: number | null): string {
    return value === null ? '–' : write(value);
  }
  return (
    <figure className="plot">
      <figcaption>
        <h2>{title}</h2>
        <p className="soft small">{text}</p>
      </figcaption>
      {series.length > 1 && (
        <ul className="plot-legend" aria-hidden="true">
          {series.map((name, index) => (
            <li key={name} data-series={index}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={frame}>
        <svg className="plot-drawing" width={width} height={height} role="img" aria-label={`${title}: ${summary}`}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="plot-line" x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
              <text className="plot-word" x={edge.left - 8} y={y(tick) + 4} textAnchor="end">
                {write(tick)}
              </text>
            </g>
          ))}
          {labelled(points.length, Math.floor(inner / labelRoom)).map((index) => {
            const point = points[index];
            return (
              point !== undefined && (
                <text
                  key={point.key}
                  className="plot-word"
                  x={Math.min(x(point.at), width - (point.label.length * letter) / 2)}
                  y={height - 8}
                  textAnchor="middle"
                >
                  {point.label}
                </text>
              )
            );
          })}
          {series.map((name, index) =>
            kind === 'bars' ? (
              <g key={name} data-series={index} className="plot-bars">
                {points.map((point) => {
                  const value = point.values[index] ?? null;
                  if (value === null) return null;
                  return (
                    <rect key={point.key} x={x(point.at) - bar / 2} width={bar} y={y(value)} height={y(0) - y(value)}>
                      <title>{`${point.label}: ${write(value)}`}</title>
                    </rect>
                  );
                })}
              </g>
            ) : (
              <g key={name} data-series={index} className="plot-series">
                <path d={pathOf(points, index, apart, x, y)} />
                {points.map((point) => {
                  const value = point.values[index] ?? null;
                  if (value === null) return null;
                  return (
                    <circle key={point.key} cx={x(point.at)} cy={y(value)} r="3.5">
                      <title>{`${point.label}: ${write(value)}`}</title>
                    </circle>
                  );
                })}
              </g>
            ),
          )}
        </svg>
      </div>
      <Disclosure title={t('quality.asTable')}>
        <Table
          caption={title}
          captionUnseen
          columns={columns}
          rows={points}
          keyOf={(point) => point.key}
          pageSize={12}
          empty={null}
        />
      </Disclosure>
    </figure>
  );
}

/** One line from point to point; where points are missing it is broken. */
function pathOf(
  points: readonly PlotPoint[],
  series: number,
  apart: number,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let before: number | null = null;
  let path = '';
  for (const point of points) {
    const value = point.values[series] ?? null;
    if (value === null) {
      before = null;
      continue;
    }
    const joined = before !== null && point.at - before <= apart * 1.6;
    path += `${joined ? 'L' : 'M'}${x(point.at).toFixed(1)} ${y(value).toFixed(1)}`;
    before = point.at;
  }
  return path;
}
