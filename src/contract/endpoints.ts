// Long on purpose: the whole wire is one list, and this is the one place that has it.
import type { AnyEndpoint } from './endpoint.ts';
import { exportAudit } from './audit/export-audit.ts';
import { listAudit } from './audit/list-audit.ts';
import { listInstallationAudit } from './audit/list-installation-audit.ts';
import { verifyAuditLog } from './audit/verify-audit-log.ts';
import { downloadBackup } from './backup/download-backup.ts';
import { cancelImport } from './data/cancel-import.ts';
import { createImport } from './data/create-import.ts';
import { exportData } from './data/export-data.ts';
import { getImport } from './data/get-import.ts';
import { getTask } from './data/get-task.ts';
import { listImports } from './data/list-imports.ts';
import { listRefusedRows } from './data/list-refused-rows.ts';
import { listTasks } from './data/list-tasks.ts';
import { previewExport } from './data/preview-export.ts';
import { resumeImport } from './data/resume-import.ts';
import { startImport } from './data/start-import.ts';
import { uploadImportFile } from './data/upload-import-file.ts';
import { archiveDraft } from './draft/archive-draft.ts';
import { getDraft } from './draft/get-draft.ts';
import { getRevision } from './draft/get-revision.ts';
import { listRevisions } from './draft/list-revisions.ts';
import { saveDraft } from './draft/save-draft.ts';
import { submitWork } from './draft/submit-work.ts';
import { decideStanding } from './gold/decide-standing.ts';
import { getGold } from './gold/get-gold.ts';
import { getGoldTask } from './gold/get-gold-task.ts';
import { getOwnGold } from './gold/get-own-gold.ts';
import { markGold } from './gold/mark-gold.ts';
import { setGold } from './gold/set-gold.ts';
import { withdrawGold } from './gold/withdraw-gold.ts';
import { askCorrection } from './pay/ask-correction.ts';
import { askReviewCorrection } from './pay/ask-review-correction.ts';
import { beginCorrection } from './pay/begin-correction.ts';
import { closePay } from './pay/close-pay.ts';
import { decideCorrection } from './pay/decide-correction.ts';
import { exportPay } from './pay/export-pay.ts';
import { getOwnStatement } from './pay/get-own-statement.ts';
import { getPay } from './pay/get-pay.ts';
import { getStatement } from './pay/get-statement.ts';
import { setPayRate } from './pay/set-pay-rate.ts';
import { addAccount } from './people/add-account.ts';
import { createProject } from './project/create-project.ts';
import { getProject } from './project/get-project.ts';
import { listProjectVersions } from './project/list-project-versions.ts';
import { publishSettings } from './project/publish-settings.ts';
import { claimRegrade } from './quality/claim-regrade.ts';
import { closeSpotCheck } from './quality/close-spot-check.ts';
import { createSpotCheck } from './quality/create-spot-check.ts';
import { getSpotCheck } from './quality/get-spot-check.ts';
import { listSpotChecks } from './quality/list-spot-checks.ts';
import { planSpotCheck } from './quality/plan-spot-check.ts';
import { submitRegrade } from './quality/submit-regrade.ts';
import { getConsensus } from './quality/get-consensus.ts';
import { getOwnScorecard } from './quality/get-own-scorecard.ts';
import { listScorecards } from './quality/list-scorecards.ts';
import { getQuality } from './quality/get-quality.ts';
import { listDisagreements } from './quality/list-disagreements.ts';
import { listQualityItems } from './quality/list-quality-items.ts';
import { claimWork } from './queue/claim-work.ts';
import { getWork } from './queue/get-work.ts';
import { listAssignments } from './queue/list-assignments.ts';
import { makeCurrent } from './queue/make-current.ts';
import { releaseWork } from './queue/release-work.ts';
import { renewLease } from './queue/renew-lease.ts';
import { skipWork } from './queue/skip-work.ts';
import { decideRubricProposal } from './rubrics/decide-rubric-proposal.ts';
import { getRubric } from './rubrics/get-rubric.ts';
import { listRubricProposals } from './rubrics/list-rubric-proposals.ts';
import { listRubrics } from './rubrics/list-rubrics.ts';
import { previewRubric } from './rubrics/preview-rubric.ts';
import { proposeRubric } from './rubrics/propose-rubric.ts';
import { publishRubric } from './rubrics/publish-rubric.ts';
import { getSession } from './session/get-session.ts';
import { setUpOwner } from './session/set-up-owner.ts';
import { signInAsSample } from './session/sign-in-as-sample.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { changePassword } from './accounts/change-password.ts';
import { confirmSecondFactor } from './accounts/confirm-second-factor.ts';
import { createApiKey } from './accounts/create-api-key.ts';
import { getAccount } from './accounts/get-account.ts';
import { listApiKeys } from './accounts/list-api-keys.ts';
import { removeSecondFactor } from './accounts/remove-second-factor.ts';
import { revokeApiKey } from './accounts/revoke-api-key.ts';
import { revokeSession } from './accounts/revoke-session.ts';
import { startSecondFactor } from './accounts/start-second-factor.ts';
import { createInvitation } from './people/create-invitation.ts';
import { deletePerson } from './people/delete-person.ts';
import { getTerms } from './people/get-terms.ts';
import { listPeople } from './people/list-people.ts';
import { makeResetLink } from './people/make-reset-link.ts';
import { publishAttestation } from './people/publish-attestation.ts';
import { renewInvitation } from './people/renew-invitation.ts';
import { setRoles } from './people/set-roles.ts';
import { setSkills } from './people/set-skills.ts';
import { setWalls } from './people/set-walls.ts';
import { signAttestation } from './people/sign-attestation.ts';
import { withdrawInvitation } from './people/withdraw-invitation.ts';
import { addMessage } from './review/add-message.ts';
import { addReviewTime } from './review/add-review-time.ts';
import { decideFinal } from './review/decide-final.ts';
import { getAdjudication } from './review/get-adjudication.ts';
import { listAdjudications } from './review/list-adjudications.ts';
import { answerReturn } from './review/answer-return.ts';
import { decideReview } from './review/decide-review.ts';
import { deleteReviewView } from './review/delete-review-view.ts';
import { disputeReturn } from './review/dispute-return.ts';
import { getOwnRecord } from './review/get-own-record.ts';
import { getReview } from './review/get-review.ts';
import { listNotices } from './review/list-notices.ts';
import { listRecords } from './review/list-records.ts';
import { listReviews } from './review/list-reviews.ts';
import { listReviewViews } from './review/list-review-views.ts';
import { openThread } from './review/open-thread.ts';
import { readNotices } from './review/read-notices.ts';
import { resolveThread } from './review/resolve-thread.ts';
import { saveReviewView } from './review/save-review-view.ts';
import { unveilReview } from './review/unveil-review.ts';
import { beginProviderSignIn } from './session/begin-provider-sign-in.ts';
import { finishProviderSignIn } from './session/finish-provider-sign-in.ts';
import { acceptInvitation } from './session/accept-invitation.ts';
import { readInvitation } from './session/read-invitation.ts';
import { redeemResetLink } from './session/redeem-reset-link.ts';

/** The whole wire. The OpenAPI document, the permission test and the fuzz run walk this list. */
export const endpoints: readonly AnyEndpoint[] = [
  getSession,
  signIn,
  setUpOwner,
  signInAsSample,
  signOut,
  createProject,
  getProject,
  publishSettings,
  listProjectVersions,
  claimWork,
  getWork,
  listAssignments,
  makeCurrent,
  renewLease,
  releaseWork,
  skipWork,
  getDraft,
  saveDraft,
  archiveDraft,
  listRevisions,
  getRevision,
  submitWork,
  addMessage,
  addReviewTime,
  decideFinal,
  getAdjudication,
  listAdjudications,
  answerReturn,
  decideReview,
  deleteReviewView,
  disputeReturn,
  getOwnRecord,
  getReview,
  listNotices,
  listRecords,
  listReviews,
  listReviewViews,
  openThread,
  readNotices,
  resolveThread,
  saveReviewView,
  unveilReview,
  getConsensus,
  getQuality,
  listDisagreements,
  listQualityItems,
  listRubrics,
  getRubric,
  previewRubric,
  publishRubric,
  proposeRubric,
  listRubricProposals,
  decideRubricProposal,
  claimRegrade,
  closeSpotCheck,
  createSpotCheck,
  getSpotCheck,
  listSpotChecks,
  planSpotCheck,
  submitRegrade,
  getGold,
  setGold,
  getGoldTask,
  markGold,
  withdrawGold,
  decideStanding,
  getOwnGold,
  getOwnStatement,
  getPay,
  getStatement,
  exportPay,
  setPayRate,
  askCorrection,
  askReviewCorrection,
  decideCorrection,
  beginCorrection,
  closePay,
  getOwnScorecard,
  listScorecards,
  createImport,
  uploadImportFile,
  startImport,
  resumeImport,
  cancelImport,
  getImport,
  listImports,
  listRefusedRows,
  listTasks,
  getTask,
  listAudit,
  exportAudit,
  listInstallationAudit,
  verifyAuditLog,
  downloadBackup,
  previewExport,
  exportData,
  addAccount,
  beginProviderSignIn,
  finishProviderSignIn,
  acceptInvitation,
  readInvitation,
  redeemResetLink,
  changePassword,
  confirmSecondFactor,
  createApiKey,
  getAccount,
  listApiKeys,
  removeSecondFactor,
  revokeApiKey,
  revokeSession,
  startSecondFactor,
  createInvitation,
  deletePerson,
  getTerms,
  listPeople,
  makeResetLink,
  publishAttestation,
  renewInvitation,
  setRoles,
  setSkills,
  setWalls,
  signAttestation,
  withdrawInvitation,
];
