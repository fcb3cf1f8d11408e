import { expect, test } from 'vitest'
import { reports } from '#reports/index.ts'
import { selectReadModel } from './read-models.ts'

test.each(reports)('the report $id draws on a read model that is there', ({ readModel }) => {
  expect(selectReadModel(readModel)).toBeDefined()
})
