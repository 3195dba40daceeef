// The routes of the widget's own files, as the OpenAPI document tells of them.
import { widgetHash, widgetIntegrity } from '../generated/widget-file.js'
import type { Operation } from './operation.js'

const script = { 200: { description: 'The script.', content: { 'text/javascript': {} } } }

export const readWidget: Operation = {
  summary: 'Load the widget',
  description:
    'A module that makes `<why-this>` work. Any origin may load it. Cached for five minutes: it is the newest build.',
  answers: script,
  problems: [],
}

export const readHashedWidget: Operation = {
  summary: 'Load exactly this build of the widget',
  description:
    'The same bytes, cached for a year. Another build has another name, and this one is then gone: take the name from ' +
    '`/widget.json` when you deploy, or keep a copy.',
  answers: script,
  problems: [],
}

export const describeWidget: Operation = {
  summary: 'Say which build of the widget this is',
  answers: {
    200: {
      description: 'Version, name of the file, and its subresource integrity.',
      content: {
        'application/json': {
          schema: 'WidgetFile',
          example: { version: '0.1.0', file: `widget.${widgetHash}.js`, integrity: widgetIntegrity },
        },
      },
    },
  },
  problems: [],
}
