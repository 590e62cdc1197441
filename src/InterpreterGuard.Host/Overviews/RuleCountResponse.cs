namespace InterpreterGuard.Host.Overviews;

/// <summary>A rule with its incidents.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Name">Its name in the policy in force; missing when that has no such rule.</param>
/// <param name="Incidents">In which it matched.</param>
/// <param name="Joined">Executions that joined one instead of opening one of their own.</param>
/// <param name="Decided">Of the incidents, those a person closed.</param>
/// <param name="FalsePositives">Of these, those the person called false positives.</param>
/// <param name="FalsePositiveRate">False positives of the decided ones, 0 to 1; missing while none is decided.</param>
internal sealed record RuleCountResponse(string Rule, string? Name, long Incidents, long Joined, long Decided, long FalsePositives, double? FalsePositiveRate);
