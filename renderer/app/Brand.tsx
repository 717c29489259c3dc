import './starting.css';

/** The clinic's cross inside a speech bubble, and the name. */
export function Brand() {
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <path
          fill="currentColor"
          d="M9 3h14a7 7 0 0 1 7 7v8a7 7 0 0 1-7 7h-6.2l-6.1 4.6A1 1 0 0 1 9 28.8V25a7 7 0 0 1-7-7v-8a7 7 0 0 1 7-7Z"
        />
        <path className="brand-cross" d="M14.25 8.5h3.5v3.75h3.75v3.5h-3.75v3.75h-3.5v-3.75H10.5v-3.5h3.75Z" />
      </svg>
      MeroClinic
    </span>
  );
}
