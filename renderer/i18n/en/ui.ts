/** Names inside the components, mostly for screen readers. */
export const ui = {
  close: 'Close',
  dismiss: 'Dismiss',
  clearSearch: 'Clear search',
  messages: 'Messages',
  showOptions: 'Show all options',
  noOptions: 'Nothing fits what you typed.',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: 'Page {{page}} of {{pages}}',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  openCalendar: 'Open the calendar',
  segment: { day: 'Day', month: 'Month', year: 'Year', hour: 'Hour', minute: 'Minute' },
} as const;
