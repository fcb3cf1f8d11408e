import { seeOther } from '#app/form-response.ts'
import { database } from '#server/store/database.ts'
import { endOwnSession } from '#server/store/open-sessions.ts'
import { learnerPost } from '../../../learner-post.ts'

/** Ends one of the viewer's own sessions; of somebody else's it ends nothing, and says the same. */
export async function POST(request: Request): Promise<Response> {
  return learnerPost(request, '/me/security', async ({ viewer, by }) => {
    const session = new URLSearchParams(await request.text()).get('session') ?? ''
    await endOwnSession(database(), viewer.personId, session, by.now)
    return seeOther('/me/security?done=session')
  })
}
