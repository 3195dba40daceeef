// The routes of the widget's own files, as the OpenAPI document tells of them.
import { widgetHash, widgetIntegrity } from '../generated/widget-file.js'
import type { Operation } from './operation.js'
import { langParameter, tokenParameter } from './viewer-parameters.js'

const script = { 200: { description: 'The script.', content: { 'text/javascript': {} } } }

export const showEmbed: Operation = {
  summary: 'Show the answer in a frame',
  description:
    'What the dialog of the widget says, as a page that only pages of the listed origins may frame. It tells them its ' +
    'height by `postMessage`: `{ type: "why-height", height }`. Sets no cookie.',
  parameters: [tokenParameter, langParameter],
  answers: { 200: { description: 'The answer.', content: { 'text/html': {} } } },
  problems: ['link-invalid', 'link-expired', 'record-gone', 'record-pending', 'unavailable'],
}

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
