import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import './disclosure.css';

interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly startsOpen?: boolean;
}

/** What few people need, one press away. */
export function Disclosure({ title, children, startsOpen = false }: DisclosureProps) {
  return (
    <AriaDisclosure className="disclosure" defaultExpanded={startsOpen}>
      <Heading level={3}>
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden="true" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
