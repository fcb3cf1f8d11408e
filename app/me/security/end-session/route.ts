import { seeOther } from '#app/form-response.ts'
import { learnerPost } from '#app/learner/learner-post.ts'
import { database } from '#server/store/database.ts'
import { endOwnSession } from '#server/store/open-sessions.ts'

/** Ends one of the viewer's own sessions; of somebody else's it ends nothing, and says the same. */
export async function POST(request: Request): Promise<Response> {
  return learnerPost(request, '/me/security', async ({ viewer, by }) => {
    const session = new URLSearchParams(await request.text()).get('session') ?? ''
    await endOwnSession(database(), viewer.personId, session, by.now)
    return seeOther('/me/security?done=session')
  })
}
