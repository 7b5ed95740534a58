package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.retention.Holder;
import eus.gordailu.contracts.retention.PreviewDay;
import eus.gordailu.contracts.retention.RetentionPreview;
import eus.gordailu.contracts.retention.Selection;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.preview.RetentionPreviews;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a job keeps, and what it would keep on each of the next days. */
@Controller
@Hidden
class RetentionPage {

    private static final String A_MONTH = "30";

    private final Catalogue catalogue;
    private final RetentionPreviews previews;
    private final Words words;

    RetentionPage(Catalogue catalogue, RetentionPreviews previews, Words words) {
        this.catalogue = catalogue;
        this.previews = previews;
        this.words = words;
    }

    @GetMapping("/jobs/{id}/retention")
    String retention(
            @PathVariable String id, @RequestParam(defaultValue = A_MONTH) int days, Model model, Principal principal) {
        Job job = catalogue
                .jobs()
                .require(Fields.inPath("job", () -> JobId.of(id)))
                .value();
        Policy policy = catalogue.policies().require(job.policyId()).value();
        RetentionPreview preview = Fields.parameter("days", () -> previews.of(job, policy, days));
        String name = catalogue.ref(job.id()).map(Object::toString).orElse(job.name());
        model.addAttribute(
                "retention",
                new RetentionView(
                        name,
                        new PolicySentence(words).of(policy),
                        previews.holder(job).map(this::held).orElse(null),
                        previews.elsewhere(job).entrySet().stream()
                                .map(place -> words.text("retention.elsewhere", place.getValue(), place.getKey()))
                                .toList(),
                        shown(preview.kept()),
                        shown(preview.expired()),
                        preview.days().stream().map(this::day).toList()));
        model.addAttribute("job", job.id().toString());
        model.addAttribute("days", days);
        model.addAttribute("most", RetentionPreview.MOST_DAYS);
        model.addAttribute("username", principal.getName());
        return "gateway/retention";
    }

    private String held(Holder holder) {
        return words.text(
                holder.suspicious() ? "retention.held.suspicious" : "retention.held",
                holder.id().toString());
    }

    private RetentionView.Listed shown(Selection selection) {
        List<RetentionView.Decided> listed = selection.decisions().stream()
                .map(decision -> new RetentionView.Decided(decision.snapshotId().toString(), reasons(decision)))
                .toList();
        return new RetentionView.Listed(listed, selection.total() - listed.size());
    }

    private String reasons(Decision decision) {
        return decision.reasons().stream().map(this::reason).collect(Collectors.joining(" · "));
    }

    private RetentionView.Day day(PreviewDay day) {
        return new RetentionView.Day(
                words.date(day.date()),
                words.text("retention.runs", day.runs()),
                words.text("retention.kept", day.kept().total()),
                going(day.expired()));
    }

    private String going(Selection expired) {
        String listed = expired.decisions().stream()
                .map(decision -> decision.snapshotId().toString())
                .collect(Collectors.joining(", "));
        int more = expired.total() - expired.decisions().size();
        return more == 0 ? listed : listed + " " + words.text("retention.more", more);
    }

    private String reason(Reason reason) {
        return switch (reason.rule()) {
            case "newest" -> words.text("reason.newest");
            case "last" -> words.text("reason.last", reason.bucket());
            case "hourly" -> words.text("reason.hourly", reason.bucket());
            case "daily" -> words.text("reason.daily", reason.bucket());
            case "weekly" -> words.text("reason.weekly", reason.bucket());
            case "monthly" -> words.text("reason.monthly", reason.bucket());
            case "yearly" -> words.text("reason.yearly", reason.bucket());
            case "within" -> words.text("reason.within", reason.bucket());
            case "pinned" -> words.text("reason.pinned");
            case "incomplete" -> words.text("reason.incomplete");
            case "damaged" -> words.text("reason.damaged");
            case "future" -> words.text("reason.future");
            case "unneeded" -> words.text("reason.unneeded");
            // Of a later version.
            default -> reason.rule();
        };
    }
}
