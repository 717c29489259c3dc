import { ArrowLeft } from 'lucide-react';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './page.css';

/** Answers true to the first page that asks. */
export function createFirstPage(): () => boolean {
  let first = true;
  return () => {
    const was = first;
    first = false;
    return was;
  };
}

/** Provided by the shell: whether a page is the first one shown in it. */
export const FirstPageContext = createContext(createFirstPage());

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Route of the page above this one. */
  readonly back?: string;
  readonly actions?: ReactNode;
  /** How long its lines may be: `narrow` for reading, `wide` for days and weeks. */
  readonly narrow?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page with its heading, which takes the focus when the page opens, so that a screen reader says where one is. */
export function Page({ title, lead, back, actions, narrow = false, wide = false, children }: PageProps) {
  const { t } = useTranslation('app');
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirstPage = useContext(FirstPageContext);
  useEffect(() => {
    // With the first one the focus belongs to the beginning of the document.
    if (!isFirstPage()) heading.current?.focus();
    document.querySelector('#main')?.scrollTo(0, 0);
  }, [isFirstPage]);
  useEffect(() => {
    document.title = `${title} · MeroClinic`;
  }, [title]);
  return (
    <div className={`page${narrow ? ' page-narrow' : ''}${wide ? ' page-wide' : ''}`}>
      {back !== undefined && (
        <a className="page-back" href={`#${back}`}>
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </a>
      )}
      <header className="page-head">
        <div className="page-words">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}
