import { AnnouncerProvider } from '../Announcer.tsx';
import type { StoryGroup } from './story.ts';
import './stories.css';

interface StoriesPageProps {
  readonly groups: readonly StoryGroup[];
  /** "Group/Name", or null for all that do not have to be alone. */
  readonly only: string | null;
}

export function StoriesPage({ groups, only }: StoriesPageProps) {
  if (only !== null) {
    const story = groups
      .flatMap(({ title, stories }) => stories.map((each) => ({ ...each, path: `${title}/${each.name}` })))
      .find(({ path }) => path === only);
    return (
      <AnnouncerProvider>
        {story?.page === true ? (
          <div className="stories-page" data-story={only} data-awaits={story.awaits ?? 'h1'}>
            {story.render()}
          </div>
        ) : (
          <main className="stories stories-alone" data-story={only} data-awaits={story?.awaits}>
            <h1 className="unseen">{only}</h1>
            {story ? story.render() : <p>There is no story of this name.</p>}
          </main>
        )}
      </AnnouncerProvider>
    );
  }
  return (
    <AnnouncerProvider>
      <main className="stories">
        <h1>Stories</h1>
        {groups.map(({ title, stories }) => (
          <section key={title} className="stories-group" aria-labelledby={idOf(title)}>
            <h2 id={idOf(title)}>{title}</h2>
            {stories.map((story) => (
              <article key={story.name} className="story" aria-label={`${title}/${story.name}`}>
                <p className="story-name" aria-hidden="true">
                  {story.name}
                </p>
                {story.alone === true || story.page === true ? (
                  <a href={`?story=${encodeURIComponent(`${title}/${story.name}`)}`}>{`${title}: ${story.name}`}</a>
                ) : (
                  story.render()
                )}
              </article>
            ))}
          </section>
        ))}
      </main>
    </AnnouncerProvider>
  );
}

const idOf = (title: string): string => `group-${title.replaceAll(/\W+/g, '-')}`;
